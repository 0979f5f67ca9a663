#pragma once

#include "core/base/result.h"
#include "core/face/wipedbytes.h"

#include <opencv2/core.hpp>

namespace eid {

/// \a bgr as baseline JPEG of \a quality (0 to 100). What is made on the way is wiped. Fails with
/// Internal.
Result<WipedBytes> encodeJpeg(const cv::Mat &bgr, int quality);

} // namespace eid
