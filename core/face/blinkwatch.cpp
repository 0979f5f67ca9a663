#include "core/face/blinkwatch.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace eid {

namespace {

constexpr std::size_t enough = 6; ///< frames to learn from

/// By which share both measures fall when an eye closes.
constexpr double darknessFall = 0.4;
constexpr double gradientFall = 0.2;
constexpr double openAgain = 0.5; ///< of that

/// While the eyes close, the head does not: what moves as a whole changes the measures as well.
constexpr double mostTurn = 8; ///< degrees
constexpr double mostTilt = 12; ///< degrees
constexpr double mostGrowth = 0.08;
constexpr double mostSpeed = 0.06; ///< inter-eye distances a frame

template <typename Get>
double medianOf(const std::vector<MotionMeasure> &measures, Get get)
{
    std::vector<double> values;
    values.reserve(measures.size());
    std::ranges::transform(measures, std::back_inserter(values), get);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

double fall(double now, double usual)
{
    return usual > 0 ? 1 - now / usual : 0;
}

double closednessOf(const EyeMeasure &now, const EyeMeasure &usual)
{
    return std::min(fall(now.darkness, usual.darkness) / darknessFall,
        fall(now.gradientRatio, usual.gradientRatio) / gradientFall);
}

bool isHeldStill(const MotionMeasure &measure)
{
    return std::abs(measure.turn) <= mostTurn && measure.tilt <= mostTilt
        && std::abs(measure.growth - 1) <= mostGrowth;
}

} // namespace

void BlinkWatch::restart()
{
    *this = BlinkWatch();
}

void BlinkWatch::learn(const MotionMeasure &measure)
{
    if (m_right || !measure.rightEye || !measure.leftEye)
        return;
    m_open.push_back(measure);
    if (m_open.size() < enough)
        return;
    m_right = EyeMeasure{
        medianOf(m_open, [](const MotionMeasure &open) { return open.rightEye->darkness; }),
        medianOf(m_open, [](const MotionMeasure &open) { return open.rightEye->gradientRatio; })};
    m_left = EyeMeasure{
        medianOf(m_open, [](const MotionMeasure &open) { return open.leftEye->darkness; }),
        medianOf(m_open, [](const MotionMeasure &open) { return open.leftEye->gradientRatio; })};
}

double BlinkWatch::closedness(const MotionMeasure &measure) const
{
    if (!m_right || !m_left || !measure.rightEye || !measure.leftEye || !isHeldStill(measure))
        return 0;
    return std::max(0.0,
        std::min(
            closednessOf(*measure.rightEye, *m_right), closednessOf(*measure.leftEye, *m_left)));
}

bool BlinkWatch::see(const MotionMeasure &measure, Time at)
{
    const bool isMoving = std::abs(measure.travel - m_lastTravel) > mostSpeed;
    m_lastTravel = measure.travel;
    if (isMoving || !isHeldStill(measure) || !measure.rightEye || !measure.leftEye) {
        m_closedSince.reset();
        return false;
    }
    const double closed = closedness(measure);
    if (closed >= 1) {
        m_closedSince = m_closedSince.value_or(at);
        return false;
    }
    if (closed > openAgain)
        return false;
    const bool hasBlinked = m_closedSince && at - *m_closedSince <= longest;
    m_closedSince.reset();
    learn(measure);
    return hasBlinked;
}

} // namespace eid
