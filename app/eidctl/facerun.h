#pragma once

#include "core/face/faceengine.h"

#include <QEventLoop>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace eid::ctl {

class Interruption;
class Output;

/// One capture, from the opening of the camera until it is released, with the guidance told along
/// the way.
///
/// Threads: the main thread's.
class FaceRun : public QObject
{
public:
    /// A picture, and how it came to be.
    struct Taken
    {
        TakenPicture picture;
        QSize frame; ///< of the camera
        QList<Guidance> guidance; ///< what was asked for, one after the other
    };

    FaceRun(const Output &output, const Interruption &interruption);
    ~FaceRun() override;

    /// Runs the event loop until a picture is taken; with \a now of the first frame that shows one
    /// face. The camera is released then. Fails with what the engine says, with TimedOut after
    /// \a limit and with Cancelled when interrupted.
    Result<Taken> takePicture(FaceEngine &engine, const CaptureOptions &options, bool now,
        std::chrono::milliseconds limit);

private:
    class Listener;

    void see(QSize frame, Guidance guidance);
    void end(Result<TakenPicture> result);

    const Output &m_output;
    const Interruption &m_interruption;
    QEventLoop m_loop;
    QSize m_frame;
    QList<Guidance> m_guidance;
    std::optional<Result<TakenPicture>> m_result;
};

} // namespace eid::ctl
