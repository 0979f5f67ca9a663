#pragma once

#include <opencv2/core.hpp>
#include <optional>

namespace eid {

/// A face as the cascades see it: square, upright after its roll is undone.
struct FaceBox
{
    cv::Point2d centre;
    double side = 0;
    double roll = 0; ///< degrees, see FaceGeometry::roll()
};

struct EyePair
{
    cv::Point2d right; ///< the person's own
    cv::Point2d left;
};

/// The centres of the pupils in \a face of \a picture (CV_8UC1 or CV_8UC3), by the vote of the
/// gradients in two windows: the point that most edges look at is the middle of the iris (after
/// Timm and Barth). Frames of glasses look elsewhere, so that it works with them. A head that leans
/// by up to 20 degrees more than its box is found as well. None where the two points cannot be a
/// pair of eyes, as with closed ones.
[[nodiscard]] std::optional<EyePair> findEyes(const cv::Mat &picture, const FaceBox &face);

/// Where the eyes usually are in \a face.
[[nodiscard]] EyePair usualEyes(const FaceBox &face);

} // namespace eid
