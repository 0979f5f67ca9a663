#pragma once

#include "core/face/facegeometry.h"

#include <opencv2/core.hpp>

namespace eid {

/// A picture in the geometry of a token frontal face (ISO/IEC 19794-5, 9), and where the eyes are
/// in it.
struct FaceToken
{
    static constexpr int width = 480;
    static constexpr int height = 640;

    cv::Mat bgr; ///< CV_8UC3, width x height
    FaceGeometry face; ///< in pixels of bgr: eyes level, 120 pixels apart, 288 below the top
};

/// Turns, scales and cuts \a picture (CV_8UC3) so that the eyes of \a face come to their places.
/// Beyond the edges of the picture, its edge goes on. Empty for a face that
/// cannot be aligned (see canBeAligned()).
[[nodiscard]] FaceToken takeToken(const cv::Mat &picture, const FaceGeometry &face);

} // namespace eid
