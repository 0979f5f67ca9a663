#pragma once

#include "core/face/faceengine.h"
#include "core/facesample/facesample.h"

#include <QEventLoop>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace eid::ctl {

class Interruption;
class Output;

/// A person before the camera, from the first look at it until picture and presence check are done
/// and the camera is released. What to do is told along the way.
///
/// Threads: the main thread's.
class FaceSitting : public QObject
{
public:
    FaceSitting(const Output &output, const Interruption &interruption);
    ~FaceSitting() override;

    /// Runs the event loop until there is a picture that holds and \a challenge was done, with a
    /// second try. Fails with what the engine says, with FacePresenceFailed, with TimedOut after
    /// \a limit and with Cancelled when interrupted.
    Result<FaceSample> take(FaceEngine &engine, const CaptureOptions &options,
        const PresenceChallenge &challenge, std::chrono::milliseconds limit);

private:
    class Listener;

    void see(Guidance guidance, const std::optional<PresenceProgress> &presence);
    void follow(const PresenceProgress &presence);
    void tell(const QString &words);
    void keep(TakenPicture picture);
    void pass(std::vector<KeyFrame> keyFrames);
    void end(std::optional<Error> error);

    const Output &m_output;
    const Interruption &m_interruption;
    QEventLoop m_loop;
    FaceSample m_sample;
    FaceCapture *m_capture = nullptr;
    bool m_hasPicture = false;
    bool m_isTryingAgain = false;
    bool m_hasEnded = false;
    std::optional<Error> m_error;
    QString m_told;
};

} // namespace eid::ctl
