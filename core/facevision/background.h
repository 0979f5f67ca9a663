#pragma once

#include "core/face/facegeometry.h"

#include <opencv2/core.hpp>
#include <optional>

namespace eid {

/// Mean gradient of the linear luminance behind the head, in \a picture (CV_8UC3), of which \a face
/// is; none where nothing is seen of what is behind. After OFIQ's measure, with an outline of head
/// and shoulders in place of a parsed face.
[[nodiscard]] std::optional<double> measureBackground(
    const cv::Mat &picture, const FaceGeometry &face);

} // namespace eid
