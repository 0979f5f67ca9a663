#pragma once

#include <opencv2/core.hpp>

namespace eid::sandbox {

/// Whose portrait of tests/data/portraits stands before the camera.
enum class Sitter {
    Astronaut, ///< without glasses; 44 pixels between the eyes
    Hopper, ///< with glasses and a cap; 83 pixels between the eyes
};

/// A portrait, continued downwards by what its last row shows.
struct Portrait
{
    cv::Mat photo; ///< CV_8UC3, blue green red, as it was taken
    cv::Mat bgr; ///< the same, continued below
    cv::Mat outline; ///< CV_8UC1, of the size of bgr: 255 where the person is
    cv::Point2d rightEye; ///< centre of the pupil, pixels; the person's own right
    cv::Point2d leftEye;

    [[nodiscard]] double interEyeDistance() const { return cv::norm(leftEye - rightEye); }
    [[nodiscard]] cv::Point2d betweenEyes() const { return (rightEye + leftEye) * 0.5; }
};

/// Read from the source tree, once; ends the program if it is not there.
[[nodiscard]] const Portrait &portraitOf(Sitter sitter);

} // namespace eid::sandbox
