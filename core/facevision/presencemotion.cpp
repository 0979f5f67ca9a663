#include "core/facevision/presencemotion.h"

#include "core/facevision/facelook.h"
#include "core/facevision/facepoints.h"
#include "core/facevision/motionfit.h"
#include "core/facevision/opencvsetup.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace eid {

namespace {

/// What is looked at around the face, in inter-eye distances, and the largest of these in pixels.
constexpr double halfWidth = 2.2;
constexpr double above = 2.1;
constexpr double below = 3.1;
constexpr double mostUnit = 120;
constexpr double leastUnit = 16;

/// Parallax of a head that is turned by 90 degrees, by both portraits of the tests.
constexpr double fullParallax = 0.285;

/// Of the points of the neutral pose; with fewer it may be anything.
constexpr double leastKept = 0.25;

/// The detector's eyes may be wrong for a moment; the points are not on the face when it says
/// something else for long.
constexpr double mostDisagreement = 0.4; ///< inter-eye distances
constexpr int mostDisagreements = 5; ///< frames

cv::Point2f pointOf(const QPointF &point)
{
    return {static_cast<float>(point.x()), static_cast<float>(point.y())};
}

cv::Point2f through(const cv::Matx33d &plane, cv::Point2f point)
{
    const cv::Vec3d seen
        = plane * cv::Vec3d(static_cast<double>(point.x), static_cast<double>(point.y), 1);
    return cv::Point2d(seen[0] / seen[2], seen[1] / seen[2]);
}

} // namespace

class PresenceMotion::Track
{
public:
    MotionMeasure measure(const cv::Mat &frame, const std::optional<FaceGeometry> &face);
    void takeNeutral() { m_takesNeutral = true; }

private:
    [[nodiscard]] bool begin(const cv::Mat &frame, const FaceFrame &face);
    [[nodiscard]] bool isFollowed(const cv::Mat &frame);
    void learnEyes(const FaceFrame &found);
    void look(const FaceFrame &face, MotionMeasure &measure);
    [[nodiscard]] bool agrees(const FaceFrame &tracked, const std::optional<FaceGeometry> &face);
    [[nodiscard]] cv::Mat surroundings(const cv::Mat &frame) const;
    [[nodiscard]] FaceFrame scaled(const FaceFrame &face) const;
    [[nodiscard]] FaceFrame inFrame(const FaceFrame &face) const;

    cv::Size m_size; ///< of the frames; empty before the first
    bool m_lost = false;
    bool m_takesNeutral = false;
    int m_disagreements = 0;
    cv::Rect m_part; ///< of the frame that is looked at
    double m_scale = 1; ///< its pixels / the frame's
    FaceFrame m_neutral; ///< in pixels of the part, scaled
    FacePoints m_points;
    std::vector<cv::Mat> m_last; ///< pyramid
    std::optional<MotionFit> m_fit;
    FaceFrame m_eyes; ///< of the neutral pose, as the detector sees them on average
    int m_eyesSeen = 0;
    bool m_knowsEyes = false; ///< well enough to look at them: they are followed from then on
    cv::Mat m_signature; ///< of the first neutral pose
};

cv::Mat PresenceMotion::Track::surroundings(const cv::Mat &frame) const
{
    cv::Mat gray = frame(m_part);
    if (gray.channels() == 3)
        cv::cvtColor(gray, gray, cv::COLOR_BGR2GRAY);
    if (m_scale < 1)
        cv::resize(gray, gray, cv::Size(), m_scale, m_scale, cv::INTER_LINEAR);
    return gray;
}

FaceFrame PresenceMotion::Track::scaled(const FaceFrame &face) const
{
    const auto scale = static_cast<float>(m_scale);
    const cv::Point2f corner(m_part.tl());
    return {(face.rightEye - corner) * scale, (face.leftEye - corner) * scale};
}

FaceFrame PresenceMotion::Track::inFrame(const FaceFrame &face) const
{
    const auto scale = static_cast<float>(m_scale);
    const cv::Point2f corner(m_part.tl());
    return {face.rightEye / scale + corner, face.leftEye / scale + corner};
}

/// Takes \a face in \a frame as the neutral pose; whether it can be followed.
bool PresenceMotion::Track::begin(const cv::Mat &frame, const FaceFrame &face)
{
    const double unit = static_cast<double>(face.unit());
    const cv::Point2d middle = face.middle();
    if (!(unit >= leastUnit) || unit > frame.cols)
        return false;
    const cv::Rect part(cvRound(middle.x - halfWidth * unit), cvRound(middle.y - above * unit),
        cvRound(2 * halfWidth * unit), cvRound((above + below) * unit));
    m_part = part & cv::Rect({}, frame.size());
    if (m_part.width < unit || m_part.height < unit)
        return false;
    m_scale = std::min(1.0, mostUnit / unit);
    m_neutral = scaled(face);
    m_eyes = m_neutral;
    m_eyesSeen = 1;
    FacePoints::makePyramid(surroundings(frame), m_last);
    m_points.choose(m_last, m_neutral);
    m_fit = fitMotion(m_points, m_neutral);
    return m_fit.has_value();
}

bool PresenceMotion::Track::isFollowed(const cv::Mat &frame)
{
    std::vector<cv::Mat> now;
    FacePoints::makePyramid(surroundings(frame), now);
    m_points.follow(m_last, now);
    m_last = std::move(now);
    m_fit = fitMotion(m_points, m_neutral);
    return m_fit.has_value() && m_points.count() >= leastKept * m_points.chosen();
}

bool PresenceMotion::Track::agrees(
    const FaceFrame &tracked, const std::optional<FaceGeometry> &face)
{
    if (!face)
        return true;
    const FaceFrame found{pointOf(face->rightEye), pointOf(face->leftEye)};
    const double most = mostDisagreement * static_cast<double>(tracked.unit());
    const bool isHere = cv::norm(found.rightEye - tracked.rightEye) <= most
        && cv::norm(found.leftEye - tracked.leftEye) <= most;
    m_disagreements = isHere ? 0 : m_disagreements + 1;
    return m_disagreements < mostDisagreements;
}

/// The detector's eyes differ from frame to frame; the mean of some frames is steadier.
void PresenceMotion::Track::learnEyes(const FaceFrame &found)
{
    if (m_knowsEyes)
        return;
    const cv::Matx33d back = m_fit->plane.inv();
    const float weight = 1.0F / static_cast<float>(++m_eyesSeen);
    m_eyes.rightEye += weight * (through(back, found.rightEye) - m_eyes.rightEye);
    m_eyes.leftEye += weight * (through(back, found.leftEye) - m_eyes.leftEye);
}

void PresenceMotion::Track::look(const FaceFrame &face, MotionMeasure &measure)
{
    measure.rightEye = lookAtEye(m_last.front(), face, face.rightEye);
    measure.leftEye = lookAtEye(m_last.front(), face, face.leftEye);
    // The pyramid holds a picture and its gradients for each level; the third is a quarter.
    constexpr std::size_t quarter = 4;
    const std::size_t level = std::min(quarter, m_last.size() / 2 * 2 - 2);
    const auto down = static_cast<float>(1 << (level / 2));
    const cv::Mat signature
        = signatureOf(m_last[level], {face.rightEye / down, face.leftEye / down});
    if (m_signature.empty() && m_knowsEyes)
        m_signature = signature;
    measure.likeness = m_signature.empty() ? 1 : m_signature.dot(signature);
}

MotionMeasure PresenceMotion::Track::measure(
    const cv::Mat &frame, const std::optional<FaceGeometry> &face)
{
    MotionMeasure measure;
    const bool isFirst = m_size.empty();
    const bool isPicture
        = frame.dims == 2 && !frame.empty() && (frame.type() == CV_8UC1 || frame.type() == CV_8UC3);
    measure.faceFound = isPicture && face.has_value();
    if (isFirst && !measure.faceFound)
        return measure;
    if (isFirst)
        m_size = frame.size();
    if (m_lost || !isPicture || frame.size() != m_size) {
        m_lost = true;
        return measure;
    }
    m_lost = true; // until all has gone well: OpenCV may throw
    const bool isHere = isFirst ? begin(frame, {pointOf(face->rightEye), pointOf(face->leftEye)})
                                : isFollowed(frame);
    if (!isHere)
        return measure;
    FaceFrame tracked{
        through(m_fit->plane, m_neutral.rightEye), through(m_fit->plane, m_neutral.leftEye)};
    if (!agrees(inFrame(tracked), face))
        return measure;
    if (face && m_disagreements == 0)
        learnEyes(scaled({pointOf(face->rightEye), pointOf(face->leftEye)}));
    if (m_takesNeutral) {
        tracked = {through(m_fit->plane, m_eyes.rightEye), through(m_fit->plane, m_eyes.leftEye)};
        if (!begin(frame, inFrame(tracked)))
            return measure;
        tracked = m_neutral;
        m_knowsEyes = true;
        m_takesNeutral = false;
    }

    measure.sameTrack = true;
    measure.points = m_points.count();
    measure.kept = static_cast<double>(m_points.count()) / std::max(1, m_points.chosen());
    measure.residual = m_fit->residual;
    measure.relief = m_fit->relief;
    measure.parallax = m_fit->parallax;
    measure.turn = std::asin(std::clamp(m_fit->parallax / fullParallax, -1.0, 1.0)) * 180 / CV_PI;
    measure.tilt = m_fit->tilt;
    measure.travel = m_fit->travel;
    measure.growth = m_fit->growth;
    look(tracked, measure);
    m_lost = false;
    return measure;
}

PresenceMotion::PresenceMotion()
    : m_track(std::make_unique<Track>())
{ }

PresenceMotion::~PresenceMotion() = default;
PresenceMotion::PresenceMotion(PresenceMotion &&) noexcept = default;
PresenceMotion &PresenceMotion::operator=(PresenceMotion &&) noexcept = default;

MotionMeasure PresenceMotion::measure(const cv::Mat &frame, const std::optional<FaceGeometry> &face)
{
    return guarded([&] { return m_track->measure(frame, face); }, MotionMeasure());
}

void PresenceMotion::takeNeutral()
{
    m_track->takeNeutral();
}

void PresenceMotion::reset()
{
    m_track = std::make_unique<Track>();
}

} // namespace eid
