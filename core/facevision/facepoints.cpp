#include "core/facevision/facepoints.h"

#include <cmath>
#include <opencv2/calib3d.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace eid {

namespace {

constexpr int mostPoints = 150;
constexpr double leastCorner = 0.01; ///< share of the best corner
constexpr float apart = 0.05F; ///< inter-eye distances
constexpr int levels = 3;
const cv::Size window(15, 15);
const cv::TermCriteria until(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, 20, 0.01);

/// Where the skin of the face is, in inter-eye distances: beside it lies what does not move with
/// it.
constexpr float faceBelowEyes = 0.54F;
constexpr float faceHalfWidth = 0.875F;
constexpr float faceHalfHeight = 1.375F;
constexpr float eyeWidth = 0.6F;
constexpr float eyeHeight = 0.34F;

constexpr int fineLevels = 1;
constexpr std::size_t leastForPlane = 12;
/// In inter-eye distances: further from the plane is no part of the face, and a point that is found
/// elsewhere from the neutral pose than from the last frame is lost.
constexpr double offPlane = 0.05;
constexpr double mostCorrection = 0.02;

/// The brightness around each pixel, as it is without the features of the face.
cv::Mat lightOf(const cv::Mat &gray)
{
    constexpr int around = 31;
    cv::Mat light;
    cv::boxFilter(gray, light, CV_32F, cv::Size(around, around));
    return light + 1;
}

/// Light that falls differently on a face after it has moved would look like a move of its points.
void lightAs(const cv::Mat &light, cv::Mat &gray)
{
    const cv::Mat gain = light / lightOf(gray);
    cv::multiply(gray, gain, gray, 1, CV_8U);
}

} // namespace

float FaceFrame::unit() const
{
    return static_cast<float>(cv::norm(leftEye - rightEye));
}

cv::Point2f FaceFrame::inUnits(cv::Point2f point) const
{
    const cv::Point2f across = leftEye - rightEye;
    const cv::Point2f from = point - middle();
    const float square = across.dot(across);
    return {from.dot(across) / square, (across.x * from.y - across.y * from.x) / square};
}

void FacePoints::makePyramid(const cv::Mat &gray, std::vector<cv::Mat> &pyramid)
{
    cv::buildOpticalFlowPyramid(gray, pyramid, window, levels);
}

void FacePoints::choose(const std::vector<cv::Mat> &pyramid, const FaceFrame &face)
{
    const cv::Mat &gray = pyramid.front();
    const float unit = face.unit();
    const cv::Point2f across = face.leftEye - face.rightEye;
    const cv::Point2f down(-across.y, across.x);
    const cv::RotatedRect oval(face.middle() + faceBelowEyes * down,
        cv::Size2f(2 * faceHalfWidth * unit, 2 * faceHalfHeight * unit),
        static_cast<float>(std::atan2(across.y, across.x) * 180 / CV_PI));
    const cv::Rect box = oval.boundingRect() & cv::Rect({}, gray.size());
    m_neutral.clear();
    if (!box.empty()) {
        cv::Mat mask = cv::Mat::zeros(gray.size(), CV_8U);
        cv::ellipse(mask, oval, cv::Scalar(255), cv::FILLED);
        for (const cv::Point2f &eye : {face.rightEye, face.leftEye}) {
            cv::ellipse(mask,
                cv::RotatedRect(eye, cv::Size2f(eyeWidth * unit, eyeHeight * unit), oval.angle),
                cv::Scalar(0), cv::FILLED);
        }
        cv::goodFeaturesToTrack(
            gray(box), m_neutral, mostPoints, leastCorner, apart * unit, mask(box));
        for (cv::Point2f &point : m_neutral)
            point += cv::Point2f(box.tl());
    }
    m_now = m_neutral;
    m_chosen = count();
    m_box = box;
    m_unit = unit;
    m_pyramid.clear();
    if (!box.empty()) {
        m_light = lightOf(gray(box));
        cv::buildOpticalFlowPyramid(gray(box), m_pyramid, window, fineLevels);
    }
}

void FacePoints::follow(const std::vector<cv::Mat> &before, const std::vector<cv::Mat> &now)
{
    if (m_now.empty())
        return;
    std::vector<cv::Point2f> next;
    std::vector<uchar> found;
    std::vector<float> error;
    cv::calcOpticalFlowPyrLK(before, now, m_now, next, found, error, window, levels, until);
    std::vector<bool> alive(found.begin(), found.end());
    settle(now.front(), next, alive);
    m_now = std::move(next);
    keep(alive);
}

/// What was found from frame to frame adds up its errors. So the face of this frame is laid on the
/// neutral one as if it were flat, and each point is found anew from where it was there.
void FacePoints::settle(
    const cv::Mat &now, std::vector<cv::Point2f> &next, std::vector<bool> &alive) const
{
    std::vector<cv::Point2f> from;
    std::vector<cv::Point2f> to;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (!alive[i])
            continue;
        from.push_back(m_neutral[i] - cv::Point2f(m_box.tl()));
        to.push_back(next[i]);
        which.push_back(i);
    }
    alive.assign(next.size(), false);
    if (from.size() < leastForPlane)
        return;
    const cv::Mat plane = cv::findHomography(from, to, cv::RANSAC, offPlane * m_unit);
    if (plane.empty())
        return;
    cv::Mat flattened;
    cv::warpPerspective(
        now, flattened, plane, m_box.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP);
    lightAs(m_light, flattened);
    std::vector<cv::Point2f> guess;
    cv::perspectiveTransform(to, guess, plane.inv());
    std::vector<cv::Point2f> found = guess;
    std::vector<uchar> isFound;
    std::vector<float> error;
    cv::calcOpticalFlowPyrLK(m_pyramid, flattened, from, found, isFound, error, window, fineLevels,
        until, cv::OPTFLOW_USE_INITIAL_FLOW);
    std::vector<cv::Point2f> settled;
    cv::perspectiveTransform(found, settled, plane);
    for (std::size_t i = 0; i < which.size(); ++i) {
        alive[which[i]]
            = isFound[i] != 0 && cv::norm(found[i] - guess[i]) <= mostCorrection * m_unit;
        next[which[i]] = settled[i];
    }
}

void FacePoints::keep(const std::vector<bool> &alive)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < alive.size(); ++i) {
        if (!alive[i])
            continue;
        m_neutral[kept] = m_neutral[i];
        m_now[kept++] = m_now[i];
    }
    m_neutral.resize(kept);
    m_now.resize(kept);
}

} // namespace eid
