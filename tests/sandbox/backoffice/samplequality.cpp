#include "tests/sandbox/backoffice/samplequality.h"

#include "tests/sandbox/backoffice/tokenpicture.h"

#include <opencv2/imgproc.hpp>

namespace eid::sandbox {

namespace {

constexpr double darkest = 60; // mean of the face, of 255
constexpr double brightest = 225;
constexpr double mostWhite = 0.05; // share of the face's pixels
constexpr double softest = 0.02; // variance of the Laplacian / variance of the face

/// The face between brow and chin, with 60 pixels between the eyes, gray.
cv::Mat faceOf(const cv::Mat &token)
{
    const double eyes = tokenLeftEye.x() - tokenRightEye.x();
    const cv::Rect box(static_cast<int>(tokenRightEye.x() - 0.3 * eyes),
        static_cast<int>(tokenRightEye.y() - 0.3 * eyes), static_cast<int>(1.6 * eyes),
        static_cast<int>(1.8 * eyes));
    cv::Mat gray;
    cv::cvtColor(token(box), gray, cv::COLOR_BGR2GRAY);
    cv::resize(gray, gray, {}, 60 / eyes, 60 / eyes, cv::INTER_AREA);
    return gray;
}

double varianceOf(const cv::Mat &gray)
{
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(gray, mean, deviation);
    return deviation[0] * deviation[0];
}

} // namespace

Result<std::unique_ptr<SampleQuality>> SampleQuality::load()
{
    return std::make_unique<SampleQuality>();
}

bool SampleQuality::isEnough(const cv::Mat &token) const
{
    const cv::Mat face = faceOf(token);
    const double mean = cv::mean(face)[0];
    const double white = cv::countNonZero(face > 247) / double(face.total());
    cv::Mat smooth;
    cv::Mat edges;
    cv::GaussianBlur(face, smooth, {3, 3}, 0);
    cv::Laplacian(smooth, edges, CV_16S);
    const double sharpness = varianceOf(edges) / std::max(1.0, varianceOf(face));
    return mean >= darkest && mean <= brightest && white <= mostWhite && sharpness >= softest;
}

} // namespace eid::sandbox
