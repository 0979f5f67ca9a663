#pragma once

#include "app/faceplugin/threadkeeper.h"
#include "core/face/faceengine.h"
#include "tests/core/facecamera/fakesource.h"
#include "tests/core/facecamera/manualclock.h"

#include <memory>

namespace eid::ui {

/// Real captures by one camera that a test holds in its hands.
class HeldCamera : public FaceEngine
{
public:
    HeldCamera();
    /// Lets go of a camera that hangs.
    ~HeldCamera() override;

    Result<void> useModels(const FaceModels &) override { return {}; }
    QList<Camera> cameras() override;
    std::shared_ptr<void> watchCameras(CamerasChanged) override { return nullptr; }
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

    /// Another one, which is well, for the next capture.
    void replace();

    std::shared_ptr<FakeCamera> camera; ///< for one capture
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();

private:
    ThreadKeeper m_threads;
};

} // namespace eid::ui
