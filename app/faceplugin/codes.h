#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <opencv2/core.hpp>

namespace eid {

/// What the QR codes in \a bgr (CV_8UC3) say, as readQrCodes() tells it. Fails with Internal.
Result<QStringList> codesIn(const cv::Mat &bgr);

} // namespace eid
