#pragma once

#include "core/base/result.h"

#include <QSize>
#include <QString>

#include <chrono>
#include <opencv2/core.hpp>

namespace eid {

/// What a source of frames gives, read back from it after it was opened.
struct FrameFormat
{
    QSize size; ///< pixels; a film may still change it from frame to frame
    double framesPerSecond = 0; ///< 0: it does not say
    QString encoding; ///< four characters: "MJPG", "YUYV"; empty where it is of no account
};

/// Where frames come from: a camera, a film, a sequence of pictures, a pipeline.
///
/// Threads: all calls on one thread, the grabber's. Exceptions of OpenCV stay within.
class FrameSource
{
public:
    virtual ~FrameSource() = default;

    /// Opens it; a camera is asked for frames of \a wanted and may give others. Blocks, some
    /// cameras for seconds. Fails with CameraMissing, CameraDenied, CameraBusy or CameraFormat.
    virtual Result<FrameFormat> open(QSize wanted) = 0;

    /// Puts the next frame into \a frame as CV_8UC3 (blue, green, red), which never lies in memory
    /// of the source. False: none came within \a patience. Fails with CameraLost, also at the end
    /// of a film, and with CameraFormat where frame after frame cannot be decoded.
    virtual Result<bool> read(cv::Mat &frame, std::chrono::milliseconds patience) = 0;

    /// Lets go of the device; its light goes off. Nothing else is called after it.
    virtual void close() = 0;

    /// Whether frames come in their own time. Else read() gives one as fast as it can, and it is
    /// for the reader to keep to FrameFormat::framesPerSecond.
    [[nodiscard]] virtual bool isLive() const = 0;
};

} // namespace eid
