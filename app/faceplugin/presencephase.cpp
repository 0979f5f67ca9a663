#include "app/faceplugin/presencephase.h"

#include "app/faceplugin/jpeg.h"

#include <opencv2/imgproc.hpp>
#include <utility>

namespace eid {

namespace {

constexpr int keyFrameWidth = 640;
constexpr int keyFrameQuality = 80;

cv::Mat asKeyFrame(const cv::Mat &frame)
{
    if (frame.cols <= keyFrameWidth)
        return frame;
    const double scale = static_cast<double>(keyFrameWidth) / frame.cols;
    const int height = std::max(1, static_cast<int>(frame.rows * scale + 0.5));
    cv::Mat smaller;
    cv::resize(frame, smaller, cv::Size(keyFrameWidth, height), 0, 0, cv::INTER_AREA);
    return smaller;
}

} // namespace

PresencePhase::PresencePhase(PresenceChallenge challenge)
    : m_challenge(std::move(challenge))
    , m_judge(m_challenge)
{ }

PresenceProgress PresencePhase::see(const GrabbedFrame &frame, const FrameAnalysis &analysis)
{
    if (!m_start)
        m_start = frame.at;
    const MotionMeasure measure = m_motion.measure(frame.bgr, analysis.face);
    const PresenceJudge::Step step = m_judge.see(measure, frame.at);
    if (step.takeNeutral)
        m_motion.takeNeutral();
    if (step.keyFrame)
        m_highest[*step.keyFrame] = {frame.bgr, frame.at - *m_start};
    return step.progress;
}

bool PresencePhase::tryAgain(const PresenceChallenge &challenge)
{
    if (m_judge.progress().state != PresenceProgress::State::TryAgain || challenge != m_challenge)
        return false;
    m_judge.tryAgain();
    m_motion.reset();
    m_highest.clear();
    m_start.reset();
    return true;
}

std::vector<KeyFrame> PresencePhase::keyFrames() const
{
    std::vector<KeyFrame> frames;
    for (const auto &[movement, frame] : m_highest) {
        auto jpeg = encodeJpeg(asKeyFrame(frame.bgr), keyFrameQuality);
        if (!jpeg || movement < 0 || movement >= m_challenge.movements.size())
            continue;
        frames.push_back({m_challenge.movements.at(movement), std::move(*jpeg),
            static_cast<int>(frame.at.count())});
    }
    return frames;
}

} // namespace eid
