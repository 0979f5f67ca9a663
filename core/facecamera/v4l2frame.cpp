#include "core/facecamera/v4l2frame.h"

#include "core/facecamera/guarded.h"
#include "core/facecamera/picturefile.h"

#include <linux/videodev2.h>

#include <array>
#include <opencv2/imgproc.hpp>

namespace eid {

namespace {

constexpr std::array<std::uint32_t, 9> understood{V4L2_PIX_FMT_MJPEG, V4L2_PIX_FMT_JPEG,
    V4L2_PIX_FMT_YUYV, V4L2_PIX_FMT_UYVY, V4L2_PIX_FMT_NV12, V4L2_PIX_FMT_YUV420,
    V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_GREY};

/// How OpenCV sees a raw format: its element, its rows for each two of the picture, the conversion.
struct Layout
{
    int type = CV_8UC1;
    int rowsForTwo = 2;
    int conversion = -1; ///< -1: is BGR already
};

Layout layoutOf(std::uint32_t pixelFormat)
{
    switch (pixelFormat) {
    case V4L2_PIX_FMT_YUYV:
        return {CV_8UC2, 2, cv::COLOR_YUV2BGR_YUYV};
    case V4L2_PIX_FMT_UYVY:
        return {CV_8UC2, 2, cv::COLOR_YUV2BGR_UYVY};
    case V4L2_PIX_FMT_NV12:
        return {CV_8UC1, 3, cv::COLOR_YUV2BGR_NV12};
    case V4L2_PIX_FMT_YUV420:
        return {CV_8UC1, 3, cv::COLOR_YUV2BGR_I420};
    case V4L2_PIX_FMT_RGB24:
        return {CV_8UC3, 2, cv::COLOR_RGB2BGR};
    case V4L2_PIX_FMT_GREY:
        return {CV_8UC1, 2, cv::COLOR_GRAY2BGR};
    default:
        return {CV_8UC3, 2, -1};
    }
}

Result<cv::Mat> decodeRaw(ByteView octets, const Layout &layout, QSize size, std::size_t stride)
{
    const int rows = size.height() * layout.rowsForTwo / 2;
    const std::size_t row = static_cast<std::size_t>(size.width()) * CV_ELEM_SIZE(layout.type);
    const std::size_t step = std::max(stride, row);
    if (size.width() % 2 != 0 || size.height() % 2 != 0 || rows <= 0
        || octets.size() < step * static_cast<std::size_t>(rows - 1) + row)
        return failure(ErrorCode::CameraFormat, QStringLiteral("a frame that is too short"));
    // I420 packs two chroma rows into one, which holds only without padding.
    if (layout.conversion == cv::COLOR_YUV2BGR_I420 && step != row)
        return failure(ErrorCode::CameraFormat, QStringLiteral("padded rows"));
    const cv::Mat view(
        rows, size.width(), layout.type, const_cast<std::uint8_t *>(octets.data()), step);
    cv::Mat bgr;
    if (layout.conversion < 0)
        view.copyTo(bgr);
    else
        cv::cvtColor(view, bgr, layout.conversion);
    return bgr;
}

} // namespace

std::span<const std::uint32_t> understoodPixelFormats()
{
    return understood;
}

Result<cv::Mat> decodeV4l2Frame(
    ByteView octets, std::uint32_t pixelFormat, QSize size, std::size_t stride)
{
    return guarded(ErrorCode::CameraFormat, [&]() -> Result<cv::Mat> {
        if (pixelFormat != V4L2_PIX_FMT_MJPEG && pixelFormat != V4L2_PIX_FMT_JPEG)
            return decodeRaw(octets, layoutOf(pixelFormat), size, stride);
        auto picture = decodePicture(octets);
        if (!picture)
            return failure(ErrorCode::CameraFormat, picture.error().detail);
        return picture;
    });
}

} // namespace eid
