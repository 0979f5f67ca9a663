#include "core/facevision/motionfit.h"

#include <algorithm>
#include <cmath>
#include <opencv2/calib3d.hpp>
#include <vector>

namespace eid {

namespace {

using Points = std::vector<cv::Point2f>;

constexpr std::size_t leastPoints = 20;
constexpr double offPlane = 0.05; ///< what the plane need not explain
/// Of the points, the furthest few are what was followed wrongly.
constexpr double trusted = 0.97;
constexpr double percent = 100;

/// Where the middle of the face and its edges are, in inter-eye distances from the middle between
/// the eyes.
constexpr float middleHalfWidth = 0.28F;
constexpr float middleTop = 0.25F;
constexpr float edge = 0.5F;
constexpr float edgeTop = -0.3F;
constexpr float bottom = 1.0F;
/// Where the plane's tilt is told.
const cv::Vec3d centre(0, 0.5, 1);

double trustedMeanSquare(std::vector<double> distances)
{
    const auto count
        = static_cast<std::ptrdiff_t>(std::ceil(trusted * static_cast<double>(distances.size())));
    std::nth_element(distances.begin(), distances.begin() + count - 1, distances.end());
    double sum = 0;
    for (auto at = distances.begin(); at != distances.begin() + count; ++at)
        sum += *at * *at;
    return percent * std::sqrt(sum / static_cast<double>(count));
}

double median(std::vector<float> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return static_cast<double>(*middle);
}

/// The mean of \a off over the points that a bend of paper would leave: quadratic in both ways,
/// with less weight for what is far from it.
double reliefOf(const Points &at, const Points &off)
{
    const int count = static_cast<int>(at.size());
    constexpr int terms = 6;
    constexpr int rounds = 4;
    constexpr double far = 0.04;
    std::vector<double> weight(at.size(), 1.0);
    std::vector<double> left(at.size());
    cv::Mat_<double> system(count, terms);
    cv::Mat_<double> right(count, 2);
    for (int round = 0; round < rounds; ++round) {
        const auto rowOf = [&at](int i) {
            const double x = static_cast<double>(at[static_cast<std::size_t>(i)].x);
            const double y = static_cast<double>(at[static_cast<std::size_t>(i)].y);
            return cv::Matx<double, 1, terms>(1, x, y, x * x, x * y, y * y);
        };
        for (int i = 0; i < count; ++i) {
            const auto index = static_cast<std::size_t>(i);
            const auto row = rowOf(i);
            for (int term = 0; term < terms; ++term)
                system(i, term) = weight[index] * row(term);
            right(i, 0) = weight[index] * static_cast<double>(off[index].x);
            right(i, 1) = weight[index] * static_cast<double>(off[index].y);
        }
        cv::Mat_<double> bend;
        // The normal equations are six by six, and the coordinates about one: well enough.
        cv::solve(system, right, bend, cv::DECOMP_NORMAL | cv::DECOMP_CHOLESKY);
        for (int i = 0; i < count; ++i) {
            const auto index = static_cast<std::size_t>(i);
            const auto row = rowOf(i);
            double dx = static_cast<double>(off[index].x);
            double dy = static_cast<double>(off[index].y);
            for (int term = 0; term < terms; ++term) {
                dx -= row(term) * bend(term, 0);
                dy -= row(term) * bend(term, 1);
            }
            left[index] = std::hypot(dx, dy);
            weight[index] = left[index] < far ? 1 : far / left[index];
        }
    }
    return trustedMeanSquare(left);
}

/// \a to, turned, scaled and moved so that it lies on \a from as well as it can.
Points laidOn(const Points &from, const Points &to)
{
    cv::Point2d meanFrom;
    cv::Point2d meanTo;
    const double share = 1.0 / static_cast<double>(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
        meanFrom += share * cv::Point2d(from[i]);
        meanTo += share * cv::Point2d(to[i]);
    }
    double along = 0;
    double across = 0;
    double square = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const cv::Point2d a = cv::Point2d(to[i]) - meanTo;
        const cv::Point2d b = cv::Point2d(from[i]) - meanFrom;
        along += a.dot(b);
        across += a.cross(b);
        square += a.dot(a);
    }
    along /= square;
    across /= square;
    Points laid(to.size());
    for (std::size_t i = 0; i < to.size(); ++i) {
        const cv::Point2d a = cv::Point2d(to[i]) - meanTo;
        laid[i] = cv::Point2d(along * a.x - across * a.y, across * a.x + along * a.y) + meanFrom;
    }
    return laid;
}

/// How much further the middle went than the edges, sideways.
double parallaxOf(const Points &from, const Points &to)
{
    const Points laid = laidOn(from, to);
    std::vector<float> middle;
    std::vector<float> onTheRight;
    std::vector<float> onTheLeft;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const cv::Point2f at = from[i];
        const float went = laid[i].x - at.x;
        if (std::abs(at.x) < middleHalfWidth && at.y > middleTop && at.y < bottom)
            middle.push_back(went);
        if (std::abs(at.x) > edge && at.y > edgeTop && at.y < bottom)
            (at.x < 0 ? onTheRight : onTheLeft).push_back(went);
    }
    if (middle.empty() || onTheRight.empty() || onTheLeft.empty())
        return 0;
    return median(middle) - (median(onTheRight) + median(onTheLeft)) / 2;
}

void describe(const cv::Matx33d &plane, MotionFit &fit)
{
    const cv::Vec3d seen = plane * centre;
    cv::Matx22d slope;
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column) {
            slope(row, column) = (plane(row, column) * seen[2] - seen[row] * plane(2, column))
                / (seen[2] * seen[2]);
        }
    }
    cv::Mat stretch;
    cv::SVD::compute(cv::Mat(slope), stretch, cv::SVD::NO_UV);
    fit.growth = stretch.at<double>(0);
    const double flatter = stretch.at<double>(1) / stretch.at<double>(0);
    fit.tilt = std::acos(std::clamp(flatter, 0.0, 1.0)) * 180 / CV_PI;
    fit.travel = std::hypot(plane(0, 2), plane(1, 2)) / std::abs(plane(2, 2));
}

/// Units to pixels.
cv::Matx33d pixelsOf(const FaceFrame &face)
{
    const cv::Point2d across = face.leftEye - face.rightEye;
    const cv::Point2d middle = face.middle();
    return {across.x, -across.y, middle.x, across.y, across.x, middle.y, 0, 0, 1};
}

} // namespace

std::optional<MotionFit> fitMotion(const FacePoints &points, const FaceFrame &neutral)
{
    const std::size_t count = points.now().size();
    if (count < leastPoints)
        return std::nullopt;
    Points from(count);
    Points to(count);
    for (std::size_t i = 0; i < count; ++i) {
        from[i] = neutral.inUnits(points.neutral()[i]);
        to[i] = neutral.inUnits(points.now()[i]);
    }
    const cv::Mat found = cv::findHomography(from, to, cv::RANSAC, offPlane);
    if (found.empty() || !cv::checkRange(found))
        return std::nullopt;
    const cv::Matx33d plane(found);
    constexpr double nothing = 1e-6;
    if (std::abs(cv::determinant(plane)) < nothing || std::abs(plane(2, 2)) < nothing)
        return std::nullopt;

    Points off;
    cv::perspectiveTransform(to, off, plane.inv());
    std::vector<double> distances(count);
    for (std::size_t i = 0; i < count; ++i) {
        off[i] -= from[i];
        distances[i] = cv::norm(off[i]);
    }
    MotionFit fit;
    describe(plane, fit);
    if (!std::isfinite(fit.growth) || fit.growth < nothing)
        return std::nullopt;
    const cv::Matx33d pixels = pixelsOf(neutral);
    fit.plane = pixels * plane * pixels.inv();
    fit.residual = trustedMeanSquare(distances);
    fit.relief = reliefOf(from, off);
    fit.parallax = parallaxOf(from, to);
    return fit;
}

} // namespace eid
