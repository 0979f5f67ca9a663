#include "core/facevision/background.h"

#include "core/facevision/alignedface.h"
#include "core/facevision/uprightpatch.h"

#include <opencv2/imgproc.hpp>

namespace eid {

namespace {

// Half of OFIQ's 354 x 292: 41 pixels between the eyes.
constexpr int width = 177;
constexpr int height = 146;
constexpr double interEyeDistance = 40.7;
const cv::Point2d betweenEyes(88.5, 98);

/// 255 where neither head nor shoulders are.
const cv::Mat &behind()
{
    static const cv::Mat mask = [] {
        cv::Mat all(height, width, CV_8UC1, cv::Scalar(255));
        cv::ellipse(
            all, cv::Point(88, 103), cv::Size(67, 95), 0, 0, 360, cv::Scalar(0), cv::FILLED);
        all.rowRange(130, height).setTo(0);
        return all;
    }();
    return mask;
}

} // namespace

std::optional<double> measureBackground(const cv::Mat &picture, const FaceGeometry &face)
{
    const QPointF middle = (face.rightEye + face.leftEye) / 2;
    const UprightPatch patch({width, height}, betweenEyes, {middle.x(), middle.y()},
        face.interEyeDistance() / interEyeDistance, face.roll());
    cv::Mat mask = behind().clone();
    for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x) {
            const cv::Point2d at
                = patch.toPicture({static_cast<double>(x), static_cast<double>(y)});
            if (at.x < 0 || at.y < 0 || at.x > picture.cols - 1 || at.y > picture.rows - 1)
                mask.at<uchar>(y, x) = 0;
        }
    }
    if (cv::countNonZero(mask) < width * height / 50)
        return std::nullopt;
    const cv::Mat luminance = linearLuminance(patch.cutFrom(picture));
    cv::Mat gradientX;
    cv::Mat gradientY;
    cv::Mat strength;
    cv::Sobel(luminance, gradientX, CV_32F, 1, 0);
    cv::Sobel(luminance, gradientY, CV_32F, 0, 1);
    cv::magnitude(gradientX, gradientY, strength);
    return cv::mean(strength, mask)[0];
}

} // namespace eid
