#include "core/facevision/facelook.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace eid {

namespace {

/// The window of an eye: 0.44 by 0.24 inter-eye distances.
constexpr float eyeDensity = 100; ///< pixels of the window in an inter-eye distance
const cv::Size eyeWindow(44, 24);
constexpr float cheekBelowEye = 0.42F;
constexpr double dark = 0.5; ///< of the cheek's brightness

/// The window of the face: 2 by 2.5 inter-eye distances.
constexpr float faceDensity = 16;
const cv::Size faceWindow(32, 40);
constexpr float faceBelowEyes = 0.55F;

/// The window of \a size around \a middle, level with the eyes, with \a density pixels in an
/// inter-eye distance.
cv::Mat windowOf(
    const cv::Mat &gray, const FaceFrame &face, cv::Point2f middle, cv::Size size, float density)
{
    const cv::Point2f across = (face.leftEye - face.rightEye) / density;
    const cv::Point2f down(-across.y, across.x);
    const cv::Point2f corner = middle - across * (static_cast<float>(size.width - 1) / 2)
        - down * (static_cast<float>(size.height - 1) / 2);
    const cv::Matx23f to(across.x, down.x, corner.x, across.y, down.y, corner.y);
    cv::Mat window;
    cv::warpAffine(
        gray, window, to, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return window;
}

bool isInside(const cv::Mat &gray, cv::Point2f point, float room)
{
    return point.x >= room && point.y >= room && point.x < static_cast<float>(gray.cols) - room
        && point.y < static_cast<float>(gray.rows) - room;
}

} // namespace

std::optional<EyeMeasure> lookAtEye(const cv::Mat &gray, const FaceFrame &face, cv::Point2f eye)
{
    const float unit = face.unit();
    const cv::Point2f across = (face.leftEye - face.rightEye);
    const cv::Point2f cheek = eye + cheekBelowEye * cv::Point2f(-across.y, across.x);
    const float room = unit / 4;
    if (!isInside(gray, eye, room) || !isInside(gray, cheek, room))
        return std::nullopt;
    const cv::Mat window = windowOf(gray, face, eye, eyeWindow, eyeDensity);
    const double skin = cv::mean(windowOf(gray, face, cheek, eyeWindow, eyeDensity))[0];
    cv::Mat sideways;
    cv::Mat downwards;
    cv::Sobel(window, sideways, CV_16S, 1, 0);
    cv::Sobel(window, downwards, CV_16S, 0, 1);
    const double area = static_cast<double>(eyeWindow.area());
    const double least = 0.1 * area; // no eye is as even as that
    EyeMeasure look;
    look.darkness = cv::countNonZero(window < dark * skin) / area;
    look.gradientRatio
        = cv::norm(sideways, cv::NORM_L1) / std::max(least, cv::norm(downwards, cv::NORM_L1));
    return look;
}

cv::Mat signatureOf(const cv::Mat &gray, const FaceFrame &face)
{
    const cv::Point2f across = face.leftEye - face.rightEye;
    const cv::Point2f middle = face.middle() + faceBelowEyes * cv::Point2f(-across.y, across.x);
    cv::Mat signature;
    windowOf(gray, face, middle, faceWindow, faceDensity).convertTo(signature, CV_32F);
    signature -= cv::mean(signature);
    const double length = cv::norm(signature);
    if (length > 0)
        signature /= length;
    return signature;
}

} // namespace eid
