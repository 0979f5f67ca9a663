#pragma once

#include "core/base/result.h"
#include "core/face/camera.h"
#include "core/face/facecapture.h"
#include "core/face/facequality.h"

#include <QStringList>
#include <QtPlugin>

#include <functional>
#include <memory>

namespace eid {

/// Hears that cameras came or went, on a thread of the engine.
using CamerasChanged = std::function<void()>;

/// A better detector than the one within, if the administrator or the user has its model.
struct FaceModels
{
    QString detector; ///< YuNet in ONNX ("2022mar" for OpenCV 4.6); empty: the cascades

    bool operator==(const FaceModels &) const = default;
};

/// All that needs OpenCV and a camera: a plug-in, loaded by loadFaceEngine() when the first picture
/// is to be taken, so that whoever takes none does not pay for it.
///
/// Threads: all calls on one thread at a time. cameras() and start() switch no camera on before
/// they return; they take milliseconds.
class FaceEngine
{
public:
    virtual ~FaceEngine() = default;

    /// Fails with FaceModelUnusable for a file that does not fit; the detail says how.
    virtual Result<void> useModels(const FaceModels &models) = 0;

    virtual QList<Camera> cameras() = 0;
    /// Watches for cameras that come and go, without polling, until the watch is let go.
    virtual std::shared_ptr<void> watchCameras(CamerasChanged changed) = 0;

    /// Begins a capture that tells \a listener, which outlives it. InvalidArgument for a source
    /// that cannot be meant; all else is told by CaptureListener::failed().
    virtual Result<std::unique_ptr<FaceCapture>> start(
        CaptureOptions options, CaptureListener &listener)
        = 0;

    /// The quality of the picture in a file of JPEG or PNG, at most 32 MiB and 8192 pixels a side.
    /// PictureUnreadable where it is none. A picture without a face is no failure. Blocks.
    virtual Result<QualityRecord> measure(ByteView file) = 0;

    /// What the QR codes in such a file say, as readQrCodes() tells it. A picture without a code is
    /// no failure. Blocks, for seconds where the picture is large.
    virtual Result<QStringList> readCodes(ByteView file) = 0;
};

/// Loads the plug-in from beside the program, and from nowhere else, once; later calls give the
/// same. Fails with FaceEngineMissing; the detail says why. Takes some 0.3 s: not on a thread that
/// paints.
Result<FaceEngine *> loadFaceEngine();

} // namespace eid

Q_DECLARE_INTERFACE(eid::FaceEngine, "eid-maintenance.FaceEngine/2")
