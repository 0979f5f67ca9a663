#pragma once

#include "core/face/picture.h"

#include <QSize>

#include <opencv2/core.hpp>

namespace eid {

/// A copy of \a bgr (CV_8UC3, from 1 to Picture::maximumSide pixels a side), scaled down to fit
/// into \a largest where it is larger; Bgrx32. Null for a picture of another kind or size.
[[nodiscard]] Picture previewOf(const cv::Mat &bgr, QSize largest);

/// A copy of \a mat as it is: CV_8UC1 as Gray8, CV_8UC3 as Bgr24, CV_8UC4 as Bgrx32. Null for a
/// picture of another kind or size.
[[nodiscard]] Picture pictureOf(const cv::Mat &mat);

/// The pixels of \a picture, not copied: they live as long as \a picture or a copy of it, and are
/// not to be changed.
[[nodiscard]] cv::Mat viewOf(const Picture &picture);

/// Whether \a bgr is what the functions of this room work on: CV_8UC3, from 1 to
/// Picture::maximumSide pixels a side.
[[nodiscard]] bool isBgr(const cv::Mat &bgr);

} // namespace eid
