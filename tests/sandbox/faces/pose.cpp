#include "tests/sandbox/faces/staging.h"

#include <algorithm>
#include <cmath>

namespace eid::sandbox {

namespace {

/// How much of a movement is made at a time: 0 before and after it, 1 in its middle.
double shareAt(const Movement &movement, std::chrono::milliseconds at)
{
    const double passed = static_cast<double>((at - movement.begin).count())
        / static_cast<double>(
            std::max<std::chrono::milliseconds::rep>(1, movement.duration.count()));
    return passed <= 0 || passed >= 1 ? 0 : 0.5 - 0.5 * std::cos(2 * CV_PI * passed);
}

void apply(Pose &pose, const Movement &movement, std::chrono::milliseconds at)
{
    const double amount = movement.extent * shareAt(movement, at);
    switch (movement.kind) {
    case Movement::Kind::TurnLeft:
        pose.yaw += amount;
        return;
    case Movement::Kind::TurnRight:
        pose.yaw -= amount;
        return;
    case Movement::Kind::Blink:
        pose.closedEyes = std::clamp(pose.closedEyes + amount, 0.0, 1.0);
        return;
    case Movement::Kind::ComeCloser:
        pose.interEyeDistance *= 1 + amount;
        return;
    case Movement::Kind::SlideLeft:
        // The person's left is the picture's right.
        pose.eyes.x += amount * pose.interEyeDistance;
        return;
    }
}

} // namespace

Pose poseOf(const Actor &actor, cv::Size frame, std::chrono::milliseconds at)
{
    const double seconds = static_cast<double>(at.count()) / 1000;
    const auto swing = [&](double period, double phase) {
        return actor.sway * std::sin(2 * CV_PI * seconds / period + phase);
    };
    Pose pose;
    pose.eyes = {frame.width * (actor.eyes.x() + 0.01 * swing(4.1, 0)),
        frame.height * (actor.eyes.y() + 0.006 * swing(3.3, 1))};
    pose.interEyeDistance = frame.height * actor.interEyeDistance * (1 + 0.012 * swing(5.3, 2));
    pose.roll = actor.roll + 0.8 * swing(4.7, 0.5);
    pose.yaw = actor.yaw;
    pose.closedEyes = actor.closedEyes;
    for (const Movement &movement : actor.movements)
        apply(pose, movement, at);
    return pose;
}

} // namespace eid::sandbox
