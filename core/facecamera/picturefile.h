#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QSize>

#include <opencv2/core.hpp>

namespace eid {

/// The largest file of a picture, in octets.
inline constexpr std::size_t largestPictureFile = 32U << 20U;

/// The size in pixels that the head of a JPEG (ITU-T T.81, B.2.2) or PNG (ISO/IEC 15948, 11.2.2)
/// names, before anything is decoded. Fails with PictureUnreadable for anything else.
Result<QSize> pictureSize(ByteView file);

/// The picture in \a file, a JPEG or PNG of at most 32 MiB and Picture::maximumSide pixels a side,
/// as CV_8UC3, turned as its camera was held (EXIF). Fails with PictureUnreadable.
Result<cv::Mat> decodePicture(ByteView file);

} // namespace eid
