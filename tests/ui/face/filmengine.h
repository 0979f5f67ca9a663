#pragma once

#include "core/face/faceengine.h"
#include "tests/sandbox/filming/cameraroll.h"

#include <QTemporaryDir>

#include <memory>

namespace eid::ui {

/// The real engine with a film as its camera, each frame of which is looked at: somebody who looks
/// into it and, once the picture is taken and the presence check begins, makes the movements of the
/// challenge. Until then the film stands still.
///
/// Threads: the test's alone.
class FilmEngine : public FaceEngine
{
public:
    /// \a engine is the real one.
    FilmEngine(FaceEngine &engine, sandbox::Sitter sitter);
    ~FilmEngine() override;

    Result<void> useModels(const FaceModels &models) override { return m_engine.useModels(models); }
    QList<Camera> cameras() override;
    std::shared_ptr<void> watchCameras(CamerasChanged) override { return nullptr; }
    Result<std::unique_ptr<FaceCapture>> start(
        CaptureOptions options, CaptureListener &listener) override;
    Result<QualityRecord> measure(ByteView file) override { return m_engine.measure(file); }
    Result<QStringList> readCodes(ByteView file) override { return m_engine.readCodes(file); }

private:
    class Audience;
    class Capture;

    FaceEngine &m_engine;
    QTemporaryDir m_folder;
    sandbox::CameraRoll m_roll;
};

} // namespace eid::ui
