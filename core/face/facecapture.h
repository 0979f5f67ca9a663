#pragma once

#include "core/base/error.h"
#include "core/face/facegeometry.h"
#include "core/face/facequality.h"
#include "core/face/guidance.h"
#include "core/face/picture.h"
#include "core/face/presence.h"
#include "core/face/wipedbytes.h"

#include <QDateTime>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace eid {

/// What a running capture shows of one frame.
struct CaptureView
{
    Picture preview; ///< Bgrx32, not mirrored, at most of the size asked for
    std::optional<FaceGeometry> face; ///< in pixels of the camera's frame, not of the preview
    QSize frame; ///< of the camera, pixels
    Guidance guidance = Guidance::NoFace;
    QualityRecord meters; ///< what was measured last
    double steady = 0; ///< how long all has held, as a share of what automatic capture waits for
    std::optional<PresenceProgress> presence; ///< while a presence check runs
    double framesPerSecond = 0; ///< analysed
    QStringList codes; ///< what the QR codes in it say, where they are looked for
};

/// The picture of the sample: 480 x 640 pixels in the geometry of ISO/IEC 19794-5, 9 (token
/// frontal): eyes level, their midpoint in the middle of the width and 0.6 of the width below the
/// top, the inter-eye distance a quarter of the width.
struct TakenPicture
{
    WipedBytes jpeg; ///< baseline JPEG, quality 90
    int width = 0;
    int height = 0;
    FaceGeometry face; ///< in pixels of this picture
    QualityRecord quality; ///< of the frame it was made from
    QDateTime taken; ///< UTC
};

/// A frame that shows a movement of the challenge at its height.
struct KeyFrame
{
    PresenceMovement movement = PresenceMovement::Blink;
    WipedBytes jpeg; ///< baseline JPEG of the whole frame, at most 640 pixels wide, quality 80
    int millisecondsAfterStart = 0; ///< of the presence check
};

/// Hears of a capture. Called on the capture's own threads, one call at a time; must not block.
class CaptureListener
{
public:
    virtual ~CaptureListener() = default;
    /// Of each frame that was analysed; dropping one is no loss.
    virtual void viewChanged(CaptureView view) = 0;
    /// The picture was taken, by itself or by takeNow(). Frames go on coming.
    virtual void pictureTaken(TakenPicture picture) = 0;
    /// The presence check has passed; its end that is not a pass is told by viewChanged().
    virtual void presencePassed(std::vector<KeyFrame> keyFrames) = 0;
    /// The capture has ended and the camera is released. CameraMissing, CameraDenied, CameraBusy,
    /// CameraFormat, CameraLost, CameraFrozen; a film that has come to its end: CameraLost.
    virtual void failed(Error error) = 0;
};

struct CaptureOptions
{
    QString source; ///< see Camera::source; empty: the first camera
    QSize frame = {1280, 720}; ///< asked of the camera; it may give another
    QSize preview = {640, 480}; ///< the largest preview
    bool automatic = true; ///< takes the picture by itself when all holds
    /// Looks for QR codes, and not for faces: views have a preview and codes alone, no picture is
    /// taken, and what FaceCapture is asked for does nothing.
    bool readsCodes = false;
    /// Whether \a source may be a "pipeline:". Whoever may write one has GStreamer do anything,
    /// such as write files, so it is true only where the person at the keyboard typed it.
    bool pipelines = false;
    /// Frames of files and sequences come at the speed at which they were taken; else as fast as
    /// they are analysed.
    bool inRealTime = true;
};

/// A camera at work. Its end returns at once, and nothing more is told: the camera is released and
/// what it saw is wiped as soon as the call it is in returns, mostly within one frame's time. A
/// camera that hangs in a call is released when that ends. The next capture waits for that, 2 s at
/// the most.
///
/// Threads: made, used and ended on one thread. No call blocks.
class FaceCapture
{
public:
    virtual ~FaceCapture() = default;
    /// Takes the next frame with one face in it, whatever else does not hold. The quality record
    /// tells what did not.
    virtual void takeNow() = 0;
    /// Forgets the picture that was taken; automatic capture begins anew.
    virtual void retake() = 0;
    /// Begins, or tries again, the presence check. Once a picture was taken.
    virtual void beginPresence(PresenceChallenge challenge) = 0;
};

} // namespace eid
