#pragma once

#include <QImage>

#include <opencv2/core.hpp>

namespace eid::sandbox {

/// A copy of \a image as CV_8UC3.
[[nodiscard]] cv::Mat matOf(const QImage &image);

/// What is left of \a bgr (CV_8UC3) after JPEG of \a quality, 1 to 100: what a camera that sends
/// MJPEG does to its frames.
[[nodiscard]] cv::Mat throughJpeg(const cv::Mat &bgr, int quality);

} // namespace eid::sandbox
