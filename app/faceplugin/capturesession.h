#pragma once

#include "app/faceplugin/capturework.h"
#include "app/faceplugin/threadkeeper.h"

#include <memory>

namespace eid {

/// A capture: hands on what is asked of it, and ends without waiting for the camera. That is closed
/// as soon as the call it is in returns.
class CaptureSession : public FaceCapture
{
public:
    /// \a threads outlives the threads, not this object.
    CaptureSession(CaptureParts parts, CaptureListener &listener, ThreadKeeper &threads);
    ~CaptureSession() override;
    CaptureSession(const CaptureSession &) = delete;
    CaptureSession &operator=(const CaptureSession &) = delete;

    void takeNow() override { m_work->wishes().takeNow(); }
    void retake() override { m_work->wishes().retake(); }
    void beginPresence(PresenceChallenge challenge) override;

private:
    std::shared_ptr<ListenerGate> m_listener;
    std::shared_ptr<CaptureWork> m_work;
};

} // namespace eid
