#pragma once

#include <opencv2/core.hpp>

namespace eid::sandbox {

/// Paints a lid over the \a eye in \a bgr, of the skin below the eye, closing it by \a share (0 to
/// 1), with the lashes at its edge. \a interEyeDistance in pixels of \a bgr.
void closeEye(cv::Mat &bgr, cv::Point2d eye, double interEyeDistance, double share);

} // namespace eid::sandbox
