#include "core/face/presencejudge.h"

#include <algorithm>
#include <cmath>

namespace eid {

namespace {

using Time = PresenceJudge::Time;
using State = PresenceProgress::State;

/// Frames in a row: one alone may be measured wrongly.
constexpr int enoughFrames = 3;

/// A turn, at least. Degrees; % of the inter-eye distance.
constexpr double leastTurn = 8;
constexpr double leastResidual = 1.0;
constexpr double leastRelief = 0.2;
/// Of the points; what changes so much that the others are lost is not one face that turns.
constexpr double leastKept = 0.5;
/// A turn that nobody makes by chance.
constexpr double clearTurn = 13;

constexpr double leastGrowth = 1.2;
constexpr double clearGrowth = 1.25;
constexpr double clearShrinking = 0.8;

/// As far from the last neutral pose as the next one may be, degrees.
constexpr double straight = 6;
constexpr double straightResidual = 1.2;
/// Below that, another face looks straight into the camera.
constexpr double leastLikeness = 0.7;

/// The detector does not see a head that is turned away; a turn does not take longer.
constexpr Time longestUnseen{2000};

/// What counts as a better key frame: not each frame that rises by the noise.
constexpr double higher = 1.02;
constexpr double worthKeeping = 0.5;

bool isTurn(PresenceMovement movement)
{
    return movement == PresenceMovement::TurnLeft || movement == PresenceMovement::TurnRight;
}

double sideOf(PresenceMovement movement)
{
    return movement == PresenceMovement::TurnLeft ? 1 : -1;
}

double turnShare(const MotionMeasure &measure, double side)
{
    if (measure.kept < leastKept)
        return 0;
    return std::min({side * measure.turn / leastTurn, measure.residual / leastResidual,
        measure.relief / leastRelief, depthShare(measure)});
}

} // namespace

PresenceJudge::PresenceJudge(PresenceChallenge challenge)
    : m_challenge(std::move(challenge))
{
    m_progress.settling = true;
    if (!tellsHeadFromPicture(m_challenge)) {
        m_isSecondTry = true;
        fail(PresenceFailure::FlatPicture);
    }
}

PresenceJudge::Step PresenceJudge::see(const MotionMeasure &measure, Time at)
{
    Step step;
    if (m_progress.state != State::Running) {
        step.progress = m_progress;
        return step;
    }
    if (m_isNew) {
        m_isNew = false;
        m_faceSeen = at;
        begin(at);
    }
    const auto left = timeLimit - (at - m_since);
    m_progress.timeLeft = std::clamp(
        static_cast<double>(left.count()) / static_cast<double>(timeLimit.count()), 0.0, 1.0);
    if (isFaceLost(measure, at))
        fail(PresenceFailure::FaceLost);
    else if (left <= Time::zero() && !m_hadTrack)
        fail(PresenceFailure::FaceLost);
    else if (left <= Time::zero())
        fail(m_flatness.isLikely() ? PresenceFailure::FlatPicture : PresenceFailure::TooLate);
    else if (measure.sameTrack && m_flatness.see(measure, at))
        fail(PresenceFailure::FlatPicture);
    else if (measure.sameTrack && m_progress.settling)
        settle(measure, at, step);
    else if (measure.sameTrack)
        await(measure, at, step);
    step.progress = m_progress;
    return step;
}

void PresenceJudge::tryAgain()
{
    if (m_progress.state != State::TryAgain)
        return;
    m_progress = PresenceProgress();
    m_progress.settling = true;
    m_isSecondTry = true;
    m_isNew = true;
    m_hadTrack = false;
}

/// Another movement, or settling.
void PresenceJudge::begin(Time at)
{
    m_since = at;
    m_pose.restart();
    m_flatness.restart();
    m_made = 0;
    m_wrong = 0;
    m_progress.timeLeft = 1;
}

bool PresenceJudge::isFaceLost(const MotionMeasure &measure, Time at)
{
    if (measure.faceFound)
        m_faceSeen = at;
    if (measure.sameTrack)
        m_hadTrack = true;
    return m_hadTrack && (!measure.sameTrack || at - m_faceSeen > longestUnseen);
}

void PresenceJudge::settle(const MotionMeasure &measure, Time at, Step &step)
{
    const bool isOver = m_progress.done >= 1;
    const int made = isOver ? m_progress.movement : m_progress.movement - 1;
    if (made >= 0)
        keepHighest(made, measure, step);
    const bool isStraight = measure.faceFound && std::abs(measure.turn) <= straight
        && measure.residual <= straightResidual;
    if (!isStraight) {
        m_pose.restart();
        return;
    }
    if (!m_pose.see(measure, at))
        return;
    if (measure.likeness < leastLikeness) {
        fail(PresenceFailure::FaceLost);
        return;
    }
    if (isOver) {
        m_progress.state = State::Passed;
        m_progress.settling = false;
        return;
    }
    step.takeNeutral = true;
    m_progress.settling = false;
    m_highest = 0;
    m_blink.restart();
    begin(at);
}

void PresenceJudge::await(const MotionMeasure &measure, Time at, Step &step)
{
    const PresenceMovement asked = movementAt(m_progress.movement);
    if (isWrong(measure, asked)) {
        if (++m_wrong >= enoughFrames)
            fail(PresenceFailure::WrongMovement);
        return;
    }
    m_wrong = 0;
    const double share = shareOf(measure, asked);
    keepHighest(m_progress.movement, measure, step);
    if (asked == PresenceMovement::Blink) {
        // What closed the eyes is shown until they open.
        const bool hasBlinked = m_blink.see(measure, at);
        m_progress.done = std::clamp(std::max(m_progress.done, share), 0.0, 0.99);
        if (hasBlinked)
            accept(at);
        return;
    }
    m_made = share >= 1 ? m_made + 1 : 0;
    m_progress.done = std::clamp(share, 0.0, 0.99);
    if (m_made >= enoughFrames)
        accept(at);
}

double PresenceJudge::shareOf(const MotionMeasure &measure, PresenceMovement movement) const
{
    switch (movement) {
    case PresenceMovement::TurnLeft:
    case PresenceMovement::TurnRight:
        return turnShare(measure, sideOf(movement));
    case PresenceMovement::Blink:
        return m_blink.closedness(measure);
    case PresenceMovement::ComeCloser:
        return (measure.growth - 1) / (leastGrowth - 1);
    }
    Q_UNREACHABLE();
}

bool PresenceJudge::isWrong(const MotionMeasure &measure, PresenceMovement asked) const
{
    const auto turns = [&measure](double side) {
        return side * measure.turn >= clearTurn && turnShare(measure, side) >= 1;
    };
    if (isTurn(asked))
        return turns(-sideOf(asked)) || measure.growth >= clearGrowth;
    if (turns(1) || turns(-1))
        return true;
    return asked == PresenceMovement::ComeCloser ? measure.growth <= clearShrinking
                                                 : measure.growth >= clearGrowth;
}

void PresenceJudge::keepHighest(int movement, const MotionMeasure &measure, Step &step)
{
    const double share = shareOf(measure, movementAt(movement));
    // What the turn lacks in depth shows no more of the face: the angle alone is its height.
    const PresenceMovement kind = movementAt(movement);
    const double height
        = isTurn(kind) && share >= worthKeeping ? sideOf(kind) * measure.turn / leastTurn : share;
    if (height < worthKeeping || height < m_highest * higher)
        return;
    m_highest = height;
    step.keyFrame = movement;
}

void PresenceJudge::accept(Time at)
{
    const bool wasLast = m_progress.movement + 1 >= m_challenge.movements.size();
    if (!wasLast)
        ++m_progress.movement;
    m_progress.done = wasLast ? 1 : 0;
    m_progress.settling = true;
    begin(at);
}

void PresenceJudge::fail(PresenceFailure failure)
{
    m_progress.state = m_isSecondTry ? State::Failed : State::TryAgain;
    m_progress.failure = failure;
}

PresenceMovement PresenceJudge::movementAt(int index) const
{
    return m_challenge.movements.at(index);
}

} // namespace eid
