#pragma once

#include "tests/sandbox/faces/facescene.h"

namespace eid::sandbox {

/// Puts \a actor as he is at the time \a at before what \a frame shows, and gives where his eyes
/// are.
FaceGeometry place(cv::Mat &frame, const Actor &actor, std::chrono::milliseconds at);

/// Where an actor is at a time.
struct Pose
{
    cv::Point2d eyes; ///< the middle between them, pixels of the frame
    double interEyeDistance = 0; ///< pixels, of a face that looks straight
    double roll = 0; ///< degrees
    double yaw = 0; ///< degrees, towards the person's left
    double closedEyes = 0; ///< 0 to 1
};

[[nodiscard]] Pose poseOf(const Actor &actor, cv::Size frame, std::chrono::milliseconds at);

} // namespace eid::sandbox
