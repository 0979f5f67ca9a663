#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QPointF>

#include <opencv2/core.hpp>

namespace eid::sandbox {

/// The geometry of ISO/IEC 19794-5, 9 (token frontal) at 480 x 640: where the eyes are, in pixels.
/// The person's right eye is on the picture's left.
inline constexpr int tokenWidth = 480;
inline constexpr int tokenHeight = 640;
inline constexpr QPointF tokenRightEye{180, 288};
inline constexpr QPointF tokenLeftEye{300, 288};

/// \a bgr (CV_8UC3) turned, scaled and cut so that the eyes lie where they have to.
[[nodiscard]] cv::Mat tokenOf(const cv::Mat &bgr, cv::Point2d rightEye, cv::Point2d leftEye);

/// Baseline JPEG of \a bgr (CV_8UC3). Fails with Internal.
Result<Bytes> jpegOf(const cv::Mat &bgr, int quality);

/// The picture in \a jpeg as CV_8UC3; empty where it is no JPEG or has more than \a mostPixels a
/// side, which is known before it is decoded.
[[nodiscard]] cv::Mat pictureIn(ByteView jpeg, int mostPixels);

} // namespace eid::sandbox
