#pragma once

#include "tests/sandbox/faces/facescene.h"

namespace eid::sandbox {

/// The noise that the frames of \a scene take their own from.
[[nodiscard]] cv::Mat noiseField(const FaceScene &scene);

/// \a ideal as the camera of \a scene gives it: with its light, focus, noise and compression.
[[nodiscard]] cv::Mat seenByCamera(const cv::Mat &ideal, const FaceScene &scene,
    const cv::Mat &noise, std::chrono::milliseconds at);

} // namespace eid::sandbox
