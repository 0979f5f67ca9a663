#include "core/facevision/lightmeasures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace eid {

namespace {

// Squares on the cheeks, outwards from the eyes.
const cv::Rect rightCheek(10, 74, 18, 18);
const cv::Rect leftCheek(88, 74, 18, 18);

constexpr int black = 25; ///< of 255, linear; the limits of OFIQ
constexpr int white = 247;

std::array<double, 256> histogramOf(const cv::Mat &values, const cv::Mat &mask)
{
    std::array<int, 256> counts{};
    int total = 0;
    for (int y = 0; y < values.rows; ++y) {
        const uchar *value = values.ptr<uchar>(y);
        const uchar *counted = mask.ptr<uchar>(y);
        for (int x = 0; x < values.cols; ++x) {
            if (counted[x] != 0) {
                ++counts[value[x]];
                ++total;
            }
        }
    }
    std::array<double, 256> shares{};
    for (std::size_t index = 0; index < shares.size(); ++index)
        shares[index] = static_cast<double>(counts[index]) / std::max(1, total);
    return shares;
}

/// How far the colour of the cheeks is from that of skin, in CIELAB (D50); 0 is within.
double colourDistanceOf(const cv::Mat &bgr)
{
    const cv::Scalar mean = (cv::mean(bgr(rightCheek)) + cv::mean(bgr(leftCheek))) * 0.5;
    const double blue = linearLight(mean[0] / 255);
    const double green = linearLight(mean[1] / 255);
    const double red = linearLight(mean[2] / 255);
    const auto f = [](double t) {
        return t <= 216.0 / 24389 ? (24389.0 / 27 * t + 16) / 116 : std::cbrt(t);
    };
    const double x = f((red * 0.43605 + green * 0.38508 + blue * 0.14309) / 0.964221);
    const double y = f(red * 0.22249 + green * 0.71689 + blue * 0.06062);
    const double z = f((red * 0.01393 + green * 0.09710 + blue * 0.71419) / 0.825211);
    const double a = 500 * (x - y);
    const double b = 200 * (y - z);
    if (a < 0 || b < 0)
        return 100;
    return std::hypot(std::max({0.0, 5 - a, a - 25}), std::max({0.0, 5 - b, b - 35}));
}

} // namespace

LightMeasures measureLight(const AlignedFace &face)
{
    const auto shares = histogramOf(face.luminance, faceMask());
    LightMeasures light;
    for (std::size_t value = 0; value < shares.size(); ++value)
        light.mean += shares[value] * static_cast<double>(value) / 255;
    for (std::size_t value = 0; value < shares.size(); ++value) {
        const double share = shares[value];
        const double offset = static_cast<double>(value) / 255 - light.mean;
        light.variance += share * offset * offset;
        if (share > 0)
            light.entropy -= share * std::log2(share);
        if (value <= black)
            light.under += share;
        if (value >= white)
            light.over += share;
    }
    const double right = cv::mean(face.luminance(rightCheek))[0];
    const double left = cv::mean(face.luminance(leftCheek))[0];
    light.uniformity = std::min(right, left) / std::max({1.0, right, left});
    light.colourDistance = colourDistanceOf(face.bgr);
    return light;
}

SharpnessMeasures measureSharpness(const AlignedFace &face)
{
    SharpnessMeasures sharpness;
    cv::Mat smooth;
    cv::Mat laplacian;
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::GaussianBlur(face.gray, smooth, cv::Size(3, 3), 0);
    cv::Laplacian(smooth, laplacian, CV_16S, 1);
    cv::meanStdDev(laplacian, mean, deviation, faceMask());
    const double edges = deviation[0] * deviation[0];
    cv::meanStdDev(face.gray, mean, deviation, faceMask());
    sharpness.laplacian = edges / std::max(1.0, deviation[0] * deviation[0]);

    cv::Mat blurred;
    cv::Mat before;
    cv::Mat after;
    cv::blur(face.gray, blurred, cv::Size(5, 5));
    cv::Sobel(face.gray, before, CV_16S, 1, 0);
    cv::Sobel(blurred, after, CV_16S, 1, 0);
    before = cv::abs(before);
    after = cv::abs(after);
    cv::Mat lost;
    cv::subtract(before, after, lost);
    lost = cv::max(lost, 0);
    sharpness.reblur
        = 1 - cv::mean(lost, faceMask())[0] / std::max(1e-6, cv::mean(before, faceMask())[0]);
    return sharpness;
}

} // namespace eid
