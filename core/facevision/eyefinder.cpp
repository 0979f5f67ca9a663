#include "core/facevision/eyefinder.h"

#include "core/facevision/uprightpatch.h"

#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace eid {

namespace {

// In a face box of 100 pixels.
constexpr int side = 100;
const cv::Rect rightWindow(18, 28, 28, 22);
const cv::Rect leftWindow(54, 28, 28, 22);
const cv::Point2d usualRight(30.5, 39);
const cv::Point2d usualLeft(68.5, 39);

constexpr double steps = 16; ///< degrees to each side by which a head may lean that is not upright
constexpr double precise = 4; ///< degrees

/// Edges as columns, so that the votes of all of them are counted side by side.
struct Edges
{
    std::vector<float> x, y, alongX, alongY;

    void add(int column, int row, float gradientX, float gradientY)
    {
        x.push_back(static_cast<float>(column));
        y.push_back(static_cast<float>(row));
        alongX.push_back(gradientX);
        alongY.push_back(gradientY);
    }

    /// How much they look at a point from its outside: light round dark.
    [[nodiscard]] float votesFor(float column, float row) const
    {
        float votes = 0;
        for (std::size_t index = 0; index < x.size(); ++index) {
            const float offsetX = x[index] - column;
            const float offsetY = y[index] - row;
            const float square = offsetX * offsetX + offsetY * offsetY + 0.25F;
            const float along = std::max(0.0F, offsetX * alongX[index] + offsetY * alongY[index]);
            votes += along * along / square;
        }
        return votes;
    }
};

Edges edgesOf(const cv::Mat &window)
{
    cv::Mat smooth;
    cv::GaussianBlur(window, smooth, cv::Size(3, 3), 0);
    cv::Mat gradientX;
    cv::Mat gradientY;
    cv::Mat strength;
    cv::Sobel(smooth, gradientX, CV_32F, 1, 0);
    cv::Sobel(smooth, gradientY, CV_32F, 0, 1);
    cv::magnitude(gradientX, gradientY, strength);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(strength, mean, deviation);
    const auto least = static_cast<float>(std::max(1.0, mean[0] + 0.5 * deviation[0]));
    Edges edges;
    for (int y = 0; y < window.rows; ++y) {
        for (int x = 0; x < window.cols; ++x) {
            const float size = strength.at<float>(y, x);
            if (size > least)
                edges.add(x, y, gradientX.at<float>(y, x) / size, gradientY.at<float>(y, x) / size);
        }
    }
    return edges;
}

cv::Point2d centreOf(const cv::Mat &window)
{
    const Edges edges = edgesOf(window);
    cv::Mat dark;
    cv::GaussianBlur(window, dark, cv::Size(5, 5), 0);
    float best = -1;
    cv::Point found(window.cols / 2, window.rows / 2);
    const auto tryAt = [&](int x, int y) {
        const float votes = edges.votesFor(static_cast<float>(x), static_cast<float>(y))
            * static_cast<float>(255 - dark.at<uchar>(y, x));
        if (votes > best) {
            best = votes;
            found = {x, y};
        }
    };
    for (int y = 1; y < window.rows - 1; y += 2) {
        for (int x = 1; x < window.cols - 1; x += 2)
            tryAt(x, y);
    }
    const cv::Point coarse = found;
    for (int y = std::max(1, coarse.y - 1); y <= std::min(window.rows - 2, coarse.y + 1); ++y) {
        for (int x = std::max(1, coarse.x - 1); x <= std::min(window.cols - 2, coarse.x + 1); ++x)
            tryAt(x, y);
    }
    return found;
}

/// Whether two points in a face box may be a pair of eyes.
bool canBeEyes(const EyePair &eyes)
{
    const cv::Point2d across = eyes.left - eyes.right;
    return across.x > 0.30 * side && across.x < 0.50 * side && std::abs(across.y) < 0.25 * across.x;
}

struct Sighting
{
    EyePair eyes; ///< in the picture
    double lean = 0; ///< degrees that are left after the roll of the box was undone
    bool plausible = false;
};

Sighting lookAt(const cv::Mat &picture, const FaceBox &face)
{
    const UprightPatch patch({side, side}, {(side - 1) / 2.0, (side - 1) / 2.0}, face.centre,
        face.side / side, face.roll);
    cv::Mat gray = patch.cutFrom(picture);
    if (gray.channels() == 3)
        cv::cvtColor(gray, gray, cv::COLOR_BGR2GRAY);
    const EyePair seen{centreOf(gray(rightWindow)) + cv::Point2d(rightWindow.tl()),
        centreOf(gray(leftWindow)) + cv::Point2d(leftWindow.tl())};
    const cv::Point2d across = seen.left - seen.right;
    return {{patch.toPicture(seen.right), patch.toPicture(seen.left)},
        std::atan2(across.y, across.x) * 180 / CV_PI, canBeEyes(seen)};
}

} // namespace

EyePair usualEyes(const FaceBox &face)
{
    const UprightPatch patch({side, side}, {(side - 1) / 2.0, (side - 1) / 2.0}, face.centre,
        face.side / side, face.roll);
    return {patch.toPicture(usualRight), patch.toPicture(usualLeft)};
}

std::optional<EyePair> findEyes(const cv::Mat &picture, const FaceBox &face)
{
    for (const double roll : {0.0, steps, -steps}) {
        FaceBox leaning = face;
        leaning.roll += roll;
        Sighting sighting = lookAt(picture, leaning);
        if (!sighting.plausible)
            continue;
        if (std::abs(sighting.lean) > precise) {
            // The windows fit better once the roll is known.
            leaning.roll += sighting.lean;
            const Sighting again = lookAt(picture, leaning);
            if (again.plausible && std::abs(again.lean) < std::abs(sighting.lean))
                sighting = again;
        }
        return sighting.eyes;
    }
    return std::nullopt;
}

} // namespace eid
