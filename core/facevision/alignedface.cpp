#include "core/facevision/alignedface.h"

#include "core/face/picture.h"
#include "core/facevision/uprightpatch.h"

#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace eid {

namespace {

/// What each value of one channel adds to the luminance, as fixed-point numbers.
using Shares = std::array<int, 256>;

constexpr int fraction = 12; ///< bits

Shares sharesOf(double weight)
{
    Shares shares{};
    for (std::size_t value = 0; value < shares.size(); ++value)
        shares[value] = cvRound(
            weight * linearLight(static_cast<double>(value) / 255) * 255 * (1 << fraction));
    return shares;
}

} // namespace

double linearLight(double component)
{
    return component <= 0.04045 ? component / 12.92 : std::pow((component + 0.055) / 1.055, 2.4);
}

cv::Mat linearLuminance(const cv::Mat &bgr)
{
    static const Shares blue = sharesOf(0.0722);
    static const Shares green = sharesOf(0.7152);
    static const Shares red = sharesOf(0.2126);
    cv::Mat luminance(bgr.size(), CV_8UC1);
    for (int y = 0; y < bgr.rows; ++y) {
        const auto *pixels = bgr.ptr<cv::Vec3b>(y);
        uchar *values = luminance.ptr<uchar>(y);
        for (int x = 0; x < bgr.cols; ++x)
            values[x] = static_cast<uchar>((blue[pixels[x][0]] + green[pixels[x][1]]
                                               + red[pixels[x][2]] + (1 << (fraction - 1)))
                >> fraction);
    }
    return luminance;
}

const cv::Mat &faceMask()
{
    static const cv::Mat mask = [] {
        cv::Mat ellipse = cv::Mat::zeros(AlignedFace::height, AlignedFace::width, CV_8UC1);
        cv::ellipse(ellipse, cv::Point(AlignedFace::width / 2, AlignedFace::height / 2),
            cv::Size(55, 74), 0, 0, 360, cv::Scalar(255), cv::FILLED);
        return ellipse;
    }();
    return mask;
}

bool canBeAligned(const FaceGeometry &face)
{
    constexpr double farthest = 2.0 * Picture::maximumSide;
    const auto isNear = [](QPointF point) {
        return std::abs(point.x()) <= farthest && std::abs(point.y()) <= farthest;
    };
    return isNear(face.rightEye) && isNear(face.leftEye) && face.interEyeDistance() >= 4;
}

AlignedFace align(const cv::Mat &picture, const FaceGeometry &face)
{
    const QPointF middle = (face.rightEye + face.leftEye) / 2;
    const UprightPatch patch({AlignedFace::width, AlignedFace::height},
        {(AlignedFace::rightEyeX + AlignedFace::leftEyeX) / 2, AlignedFace::eyeLine},
        {middle.x(), middle.y()}, face.interEyeDistance() / AlignedFace::interEyeDistance,
        face.roll());
    AlignedFace aligned;
    aligned.bgr = patch.cutFrom(picture);
    cv::cvtColor(aligned.bgr, aligned.gray, cv::COLOR_BGR2GRAY);
    aligned.luminance = linearLuminance(aligned.bgr);
    return aligned;
}

} // namespace eid
