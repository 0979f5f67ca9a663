#include "tests/sandbox/faces/headshape.h"

#include <algorithm>
#include <cmath>

namespace eid::sandbox {

namespace {

// Half axes of the head as an ellipsoid, and how far its axis of turning is behind the zero of
// depth.
constexpr double halfWidth = 1.35;
constexpr double halfHeight = 1.9;
constexpr double halfDepth = 1.25;
constexpr double headAxis = halfDepth * 0.35;
constexpr double bendRadius = 2.2;
constexpr double cameraDistance = 9;
constexpr int rounds = 12; ///< until the point is found to a hundredth of a pixel

} // namespace

HeadShape::HeadShape(Presence presence, double yawDegrees)
    : m_presence(presence)
    , m_sine(std::sin(yawDegrees * CV_PI / 180))
    , m_cosine(std::cos(yawDegrees * CV_PI / 180))
{ }

double HeadShape::depth(cv::Point2d at) const
{
    if (m_presence == Presence::BentPrint) {
        const double across = std::min(std::abs(at.x), bendRadius * 0.95);
        return std::sqrt(bendRadius * bendRadius - across * across) - bendRadius * 0.35;
    }
    const double inside
        = 1 - at.x * at.x / (halfWidth * halfWidth) - at.y * at.y / (halfHeight * halfHeight);
    if (inside <= 0)
        return -headAxis;
    const double nose = std::exp(-std::pow(at.x / 0.28, 2) - std::pow((at.y - 0.02) / 0.42, 2));
    return halfDepth * std::sqrt(inside) + 0.30 * nose - headAxis;
}

/// How much of the turn is made there: the body below and the room behind stay.
double HeadShape::share(cv::Point2d seen) const
{
    if (m_presence != Presence::Head)
        return 1;
    return std::clamp(3
            * (1 - seen.x * seen.x / (halfWidth * halfWidth * 1.25)
                - seen.y * seen.y / (halfHeight * halfHeight * 1.25)),
        0.0, 1.0);
}

cv::Point2d HeadShape::straightOf(cv::Point2d seen) const
{
    cv::Point2d straight = seen;
    if (m_sine == 0)
        return seen;
    if (m_presence == Presence::FlatPrint) {
        // A plane seen in perspective: x = u·cos / (1 + u·sin / distance).
        const double u = seen.x / (m_cosine - seen.x * m_sine / cameraDistance);
        return {u, seen.y * (1 + u * m_sine / cameraDistance)};
    }
    const double part = share(seen);
    if (part == 0)
        return seen;
    for (int round = 0; round < rounds; ++round) {
        const double turned
            = (seen.x - depth(straight) * m_sine * part) / (1 - part + part * m_cosine);
        straight.x = 0.5 * straight.x + 0.5 * turned;
    }
    return straight;
}

cv::Point2d HeadShape::seenOf(cv::Point2d straight) const
{
    if (m_presence == Presence::FlatPrint) {
        const double nearer = 1 + straight.x * m_sine / cameraDistance;
        return {straight.x * m_cosine / nearer, straight.y / nearer};
    }
    cv::Point2d seen = straight;
    for (int round = 0; round < rounds; ++round) {
        const double part = share(seen);
        seen.x = straight.x * (1 - part + part * m_cosine) + depth(straight) * m_sine * part;
    }
    return seen;
}

} // namespace eid::sandbox
