#pragma once

#include "core/face/facegeometry.h"

#include <opencv2/core.hpp>

namespace eid {

/// A face brought to a common place and size, upright, so that measures of two pictures can be
/// compared: 60 pixels between the eyes. The places are those of OFIQ's aligned face, scaled.
struct AlignedFace
{
    static constexpr int width = 116;
    static constexpr int height = 156;
    static constexpr double interEyeDistance = 60;
    static constexpr double rightEyeX = 28;
    static constexpr double leftEyeX = 88;
    static constexpr double eyeLine = 39;

    cv::Mat bgr; ///< CV_8UC3
    cv::Mat gray; ///< CV_8UC1
    cv::Mat luminance; ///< CV_8UC1: linear luminance, 255 for white
};

/// Whether \a face is anywhere near a picture of possible size, its eyes at least four pixels
/// apart.
[[nodiscard]] bool canBeAligned(const FaceGeometry &face);

/// Out of \a picture (CV_8UC3), of a \a face that can be aligned.
[[nodiscard]] AlignedFace align(const cv::Mat &picture, const FaceGeometry &face);

/// CV_8UC1: 255 where the face is in an AlignedFace, from the brows to the jaw.
[[nodiscard]] const cv::Mat &faceMask();

/// Linear luminance (ITU-R BT.709) of \a bgr (CV_8UC3), 255 for white.
[[nodiscard]] cv::Mat linearLuminance(const cv::Mat &bgr);

/// Linear light of a component of sRGB, 0 to 1 (IEC 61966-2-1).
[[nodiscard]] double linearLight(double component);

} // namespace eid
