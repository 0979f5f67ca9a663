#pragma once

#include "app/faceplugin/sourceturn.h"
#include "app/faceplugin/threadkeeper.h"
#include "core/face/faceengine.h"

#include <memory>

namespace eid {

/// The engine by OpenCV and the cameras of this system.
class OpenCvEngine : public FaceEngine
{
public:
    /// \a cascades: the folder with OpenCV's haarcascades and lbpcascades. Sets OpenCV up for the
    /// whole process: one thread, silent, and pictures that are wiped.
    explicit OpenCvEngine(QString cascades);

    Result<void> useModels(const FaceModels &models) override;
    QList<Camera> cameras() override;
    std::shared_ptr<void> watchCameras(CamerasChanged changed) override;
    Result<std::unique_ptr<FaceCapture>> start(
        CaptureOptions options, CaptureListener &listener) override;
    Result<QualityRecord> measure(ByteView file) override;
    Result<QStringList> readCodes(ByteView file) override;

    /// Waits for the threads of captures that have ended.
    void joinThreads() { m_threads.joinAll(); }

private:
    QString m_cascades;
    FaceModels m_models;
    std::shared_ptr<SourceTurn> m_lastTurn;
    ThreadKeeper m_threads;
};

} // namespace eid
