#pragma once

#include "core/facevision/facepoints.h"

#include <optional>

namespace eid {

/// How the points of a face have moved since the neutral pose. Lengths in inter-eye distances of
/// the neutral pose.
struct MotionFit
{
    cv::Matx33d plane; ///< the neutral face to this one as if it were flat, pixels to pixels
    double residual = 0; ///< see MotionMeasure
    double relief = 0;
    double parallax = 0;
    double tilt = 0; ///< degrees
    double travel = 0;
    double growth = 1;
};

/// Nothing where there are too few points, or they moved without any order.
[[nodiscard]] std::optional<MotionFit> fitMotion(
    const FacePoints &points, const FaceFrame &neutral);

} // namespace eid
