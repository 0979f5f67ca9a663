#pragma once

#include "core/face/motionmeasure.h"
#include "core/facevision/facepoints.h"

#include <optional>

namespace eid {

/// What the eyes of \a face in \a gray (CV_8UC1) look like; see EyeMeasure. Nothing where its
/// window, or the cheek below it, is not in the picture.
[[nodiscard]] std::optional<EyeMeasure> lookAtEye(
    const cv::Mat &gray, const FaceFrame &face, cv::Point2f eye);

/// The inner face, small and level, as numbers of mean 0 and length 1: two of them multiplied point
/// by point and added up tell how alike they are, from -1 to 1.
[[nodiscard]] cv::Mat signatureOf(const cv::Mat &gray, const FaceFrame &face);

} // namespace eid
