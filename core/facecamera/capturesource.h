#pragma once

#include "core/facecamera/framesource.h"
#include "core/facecamera/sourcename.h"

#include <opencv2/videoio.hpp>

namespace eid {

/// What cv::VideoCapture opens, each by a backend that is named: Motion-JPEG in AVI by OpenCV's own
/// reader, so that no other decoder meets a file from outside; GStreamer pipelines, which an OpenCV
/// without GStreamer (that of the AppImage and of Windows) refuses with CameraFormat; and the
/// cameras of Windows by DirectShow, then Media Foundation.
class CaptureSource : public FrameSource
{
public:
    /// \a name: a film, a pipeline or, on Windows, a camera.
    explicit CaptureSource(SourceName name);

    Result<FrameFormat> open(QSize wanted) override;
    Result<bool> read(cv::Mat &frame, std::chrono::milliseconds patience) override;
    void close() override;
    [[nodiscard]] bool isLive() const override;

private:
    bool openCamera(QSize wanted);

    SourceName m_name;
    cv::VideoCapture m_capture;
};

} // namespace eid
