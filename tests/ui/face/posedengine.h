#pragma once

#include "core/face/faceengine.h"

#include <optional>

namespace eid::ui {

/// An engine in the hands of a test: what its camera sees, and what comes of that, is told by hand.
///
/// Threads: the test's alone.
class PosedEngine : public FaceEngine
{
public:
    PosedEngine();

    Result<void> useModels(const FaceModels &) override { return {}; }
    QList<Camera> cameras() override { return m_connected; }
    std::shared_ptr<void> watchCameras(CamerasChanged changed) override;
    Result<std::unique_ptr<FaceCapture>> start(
        CaptureOptions options, CaptureListener &listener) override;
    Result<QualityRecord> measure(ByteView) override
    {
        return failure(ErrorCode::PictureUnreadable);
    }
    Result<QStringList> readCodes(ByteView) override
    {
        return failure(ErrorCode::PictureUnreadable);
    }

    /// These are connected from now on, and whoever watches hears of it.
    void connectCameras(const QList<Camera> &cameras);

    /// Whether a capture lives: the light of the camera is on.
    [[nodiscard]] bool isOn() const { return m_listener != nullptr; }
    /// Who hears of the capture that lives.
    [[nodiscard]] CaptureListener &listener() const { return *m_listener; }
    [[nodiscard]] int started() const { return m_started; }
    [[nodiscard]] const CaptureOptions &options() const { return m_options; } ///< of the last one
    /// How often a picture was to be taken at once.
    [[nodiscard]] int takes() const { return m_takes; }
    /// The presence checks that were to begin, tries included.
    [[nodiscard]] const QList<PresenceChallenge> &checks() const { return m_checks; }

    /// What the next start() fails with.
    std::optional<Error> refusal;

    /// A view of a frame in which \a guidance is what is to be said.
    static CaptureView view(Guidance guidance);
    static CaptureView view(const PresenceProgress &progress);

private:
    class Capture;

    QList<Camera> m_connected;
    std::weak_ptr<CamerasChanged> m_watcher;
    CaptureListener *m_listener = nullptr;
    CaptureOptions m_options;
    int m_started = 0;
    int m_takes = 0;
    QList<PresenceChallenge> m_checks;
};

} // namespace eid::ui
