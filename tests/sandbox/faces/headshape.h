#pragma once

#include "tests/sandbox/faces/facescene.h"

namespace eid::sandbox {

/// How what is before the camera looks when it turns round its upright axis. Points are in
/// inter-eye distances from the middle of the face, x to the picture's right, y down; the middle of
/// the face is 0.55 below the eyes.
class HeadShape
{
public:
    HeadShape(Presence presence, double yawDegrees);

    /// Which point of the face that looks straight is seen at \a seen.
    [[nodiscard]] cv::Point2d straightOf(cv::Point2d seen) const;
    /// Where a point of the face that looks straight is seen.
    [[nodiscard]] cv::Point2d seenOf(cv::Point2d straight) const;

private:
    [[nodiscard]] double depth(cv::Point2d straight) const;
    [[nodiscard]] double share(cv::Point2d seen) const;

    Presence m_presence;
    double m_sine;
    double m_cosine;
};

} // namespace eid::sandbox
