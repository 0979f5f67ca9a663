#include "core/facevision/matpicture.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <optional>

namespace eid {

namespace {

bool isOfFairSize(const cv::Mat &mat)
{
    return mat.dims == 2 && mat.cols >= 1 && mat.rows >= 1 && mat.cols <= Picture::maximumSide
        && mat.rows <= Picture::maximumSide;
}

std::optional<PixelFormat> formatOf(const cv::Mat &mat)
{
    switch (mat.type()) {
    case CV_8UC1:
        return PixelFormat::Gray8;
    case CV_8UC3:
        return PixelFormat::Bgr24;
    case CV_8UC4:
        return PixelFormat::Bgrx32;
    default:
        return std::nullopt;
    }
}

int typeOf(PixelFormat format)
{
    return CV_MAKETYPE(CV_8U, octetsOf(format));
}

cv::Mat matOver(Picture &picture)
{
    return cv::Mat(picture.height(), picture.width(), typeOf(picture.format()),
        picture.octets().data(), static_cast<std::size_t>(picture.stride()));
}

} // namespace

bool isBgr(const cv::Mat &bgr)
{
    return bgr.type() == CV_8UC3 && isOfFairSize(bgr);
}

Picture previewOf(const cv::Mat &bgr, QSize largest)
{
    if (!isBgr(bgr) || largest.isEmpty())
        return {};
    const double scale = std::min({1.0, static_cast<double>(largest.width()) / bgr.cols,
        static_cast<double>(largest.height()) / bgr.rows});
    Picture preview(std::max(1, cvRound(bgr.cols * scale)), std::max(1, cvRound(bgr.rows * scale)),
        PixelFormat::Bgrx32);
    cv::Mat pixels = matOver(preview);
    cv::Mat small = bgr;
    if (bgr.size() != pixels.size())
        cv::resize(bgr, small, pixels.size(), 0, 0, cv::INTER_LINEAR);
    cv::cvtColor(small, pixels, cv::COLOR_BGR2BGRA);
    return preview;
}

Picture pictureOf(const cv::Mat &mat)
{
    const auto format = formatOf(mat);
    if (!format || !isOfFairSize(mat))
        return {};
    Picture picture(mat.cols, mat.rows, *format);
    cv::Mat pixels = matOver(picture);
    mat.copyTo(pixels);
    return picture;
}

cv::Mat viewOf(const Picture &picture)
{
    if (picture.isNull())
        return {};
    // OpenCV has no matrix of pixels that cannot be changed.
    return cv::Mat(picture.height(), picture.width(), typeOf(picture.format()),
        const_cast<std::uint8_t *>(picture.octets().data()),
        static_cast<std::size_t>(picture.stride()));
}

} // namespace eid
