#pragma once

#include <QString>

#include <opencv2/core.hpp>
#include <vector>

namespace eid {

/// Writes \a frames as Motion-JPEG in AVI; false if that fails.
bool writeFilm(
    const QString &path, const std::vector<cv::Mat> &frames, double framesPerSecond = 30);

/// Frames of one colour each, blue counting up from 0 by \a step.
std::vector<cv::Mat> plainFrames(int count, cv::Size size, int step);

/// \a frame as a file of the kind that \a extension (".png", ".jpg") names.
std::vector<unsigned char> encoded(const cv::Mat &frame, const char *extension);

/// Writes \a octets to \a path; false if that fails.
bool writeOctets(const QString &path, const std::vector<unsigned char> &octets);

} // namespace eid
