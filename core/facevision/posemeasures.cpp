#include "core/facevision/posemeasures.h"

#include "core/facevision/uprightpatch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace eid {

namespace {

// The nose, at half the size of the aligned face.
constexpr int noseTop = 64;
constexpr int noseBottom = 96;
constexpr int halfWidth = 12; ///< pixels on each side of the axis that are compared
constexpr int reach = 20; ///< half pixels to each side at which the axis is looked for
constexpr double degreesPerShare = 160; ///< yaw / (offset of the axis / inter-eye distance)

/// The nose without the slope of light from one side.
cv::Mat evenNose(const cv::Mat &gray)
{
    cv::Mat nose;
    cv::resize(gray.rowRange(noseTop, noseBottom), nose, {}, 0.5, 0.5, cv::INTER_AREA);
    nose.convertTo(nose, CV_32F);
    cv::Mat slope;
    cv::GaussianBlur(nose, slope, {}, 4);
    return nose - slope;
}

/// How alike both sides of an axis are, -1 to 1. The axis is \a halves half pixels to the right of
/// the middle.
double symmetryAt(const cv::Mat &nose, int halves)
{
    const int sum = nose.cols - 1 + halves;
    double product = 0;
    double left = 0;
    double right = 0;
    for (int y = 0; y < nose.rows; ++y) {
        const auto *row = nose.ptr<float>(y);
        for (int step = 0; step < halfWidth; ++step) {
            const int x = (sum - 1) / 2 - step;
            const auto one = static_cast<double>(row[x]);
            const auto other = static_cast<double>(row[sum - x]);
            product += one * other;
            left += one * one;
            right += other * other;
        }
    }
    return product / std::max(1e-6, std::sqrt(left * right));
}

} // namespace

double estimateYaw(const AlignedFace &face)
{
    const cv::Mat nose = evenNose(face.gray);
    std::array<double, 2 * reach + 1> alike{};
    for (int halves = -reach; halves <= reach; ++halves)
        alike[static_cast<std::size_t>(halves + reach)] = symmetryAt(nose, halves);
    const auto best = std::ranges::max_element(alike);
    double halves = static_cast<double>(best - alike.begin()) - reach;
    if (best != alike.begin() && best + 1 != alike.end()) {
        // The top of the parabola through the best and its neighbours.
        const double bend = 2 * *best - *(best - 1) - *(best + 1);
        if (bend > 1e-9)
            halves += 0.5 * (*(best + 1) - *(best - 1)) / bend;
    }
    // Half pixels of half the size.
    return halves / AlignedFace::interEyeDistance * degreesPerShare;
}

namespace {

double estimateEyeOpen(const cv::Mat &picture, const FaceGeometry &face, QPointF eye)
{
    // The eye in 44 x 24 pixels, and the cheek below it.
    const UprightPatch patch(
        {44, 52}, {21.5, 11.5}, {eye.x(), eye.y()}, face.interEyeDistance() / 100, face.roll());
    cv::Mat gray;
    cv::cvtColor(patch.cutFrom(picture), gray, cv::COLOR_BGR2GRAY);
    const cv::Mat window = gray.rowRange(0, 24);
    const double cheek = std::max(1.0, cv::mean(gray.rowRange(32, 52))[0]);
    const double brightness = cv::mean(window(cv::Rect(14, 5, 16, 14)))[0] / cheek;
    cv::Mat gradientX;
    cv::Mat gradientY;
    cv::Sobel(window, gradientX, CV_32F, 1, 0);
    cv::Sobel(window, gradientY, CV_32F, 0, 1);
    const double upright
        = cv::norm(gradientX, cv::NORM_L1) / std::max(1.0, cv::norm(gradientY, cv::NORM_L1));
    // Measured: open .2 to .65 as bright as the cheek and ratios of .45 to 1.2; closed .72 to 1.1
    // and .24 to .38.
    const double dark = std::clamp((0.85 - brightness) / 0.4, 0.0, 1.0);
    const double iris = std::clamp((upright - 0.35) / 0.25, 0.0, 1.0);
    return std::sqrt(dark * iris);
}

} // namespace

double estimateEyesOpen(const cv::Mat &picture, const FaceGeometry &face)
{
    // The less open one: where the eyes are closed they are not found either, and by chance one of
    // the two points looks like an eye sooner than both.
    return std::min(estimateEyeOpen(picture, face, face.rightEye),
        estimateEyeOpen(picture, face, face.leftEye));
}

} // namespace eid
