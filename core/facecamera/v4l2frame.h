#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QSize>

#include <cstdint>
#include <opencv2/core.hpp>
#include <span>

namespace eid {

/// The pixel formats of V4L2 that are understood, the best first: compressed ones leave room on
/// the bus for the full rate.
std::span<const std::uint32_t> understoodPixelFormats();

/// One buffer of a camera: \a octets in \a pixelFormat, \a size pixels with \a stride octets from
/// row to row, as CV_8UC3. Fails with CameraFormat where they are too few, or no picture.
Result<cv::Mat> decodeV4l2Frame(
    ByteView octets, std::uint32_t pixelFormat, QSize size, std::size_t stride);

} // namespace eid
