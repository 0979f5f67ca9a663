#pragma once

#include "core/face/blinkwatch.h"
#include "core/face/flatnesswatch.h"
#include "core/face/motionmeasure.h"
#include "core/face/presence.h"
#include "core/face/stillpose.h"

#include <chrono>
#include <optional>

namespace eid {

/// Judges whether a person before the camera makes the movements of a challenge, from what
/// PresenceMotion measures of each frame. It knows no clock and no picture.
///
/// Before each movement, and after the last one, the person looks straight into the camera and
/// holds still for a moment; that pose is the neutral one. Then:
///  - a turn passes when the middle of the face goes the right way against its edges, and the
///    points move as no plane and no bent sheet can move, by how far they seem to have turned;
///  - a blink passes when in both eyes both measures fall far below what is usual for this
///    person's open eyes, and come back within 1.2 s, while the head is still;
///  - coming closer passes when the face has grown by a fifth. A photo that is moved closer grows
///    just so, and a camera sees too little depth to tell: this movement proves that somebody
///    follows the challenge, and nothing more. So a challenge without a turn fails.
///
/// Each movement, and each moment of looking straight, may take 8 s; there is one second try for
/// the whole check.
///
/// What this is worth: challenge-response presence check; rejects still and flat photos in our
/// tests; does not stop video replay, masks or injected video; not tested to ISO/IEC 30107-3.
///
/// Threads: belongs to one thread. Pure.
class PresenceJudge
{
public:
    using Time = std::chrono::milliseconds;

    /// For one movement, and for looking straight before it.
    static constexpr Time timeLimit{8000};

    /// What one frame has brought.
    struct Step
    {
        PresenceProgress progress;
        /// The next frame is the neutral pose: PresenceMotion::takeNeutral() is to be called.
        bool takeNeutral = false;
        /// The frame shows this movement of the challenge, counted from 0, higher than any frame
        /// before: it is to be kept in the place of an earlier one of the same movement.
        std::optional<int> keyFrame;
    };

    explicit PresenceJudge(PresenceChallenge challenge);

    /// Of the next frame, taken at \a at on a clock that goes on evenly from anywhere. After the
    /// check has ended the same step comes again.
    Step see(const MotionMeasure &measure, Time at);

    /// Begins the second try, in State::TryAgain; PresenceMotion is reset at the same time, and key
    /// frames that were kept are let go. Nothing happens in the other states.
    void tryAgain();

    [[nodiscard]] const PresenceProgress &progress() const { return m_progress; }

private:
    void begin(Time at);
    void settle(const MotionMeasure &measure, Time at, Step &step);
    void await(const MotionMeasure &measure, Time at, Step &step);
    /// How far the movement asked for is made by \a measure: 1 and more is made.
    [[nodiscard]] double shareOf(const MotionMeasure &measure, PresenceMovement movement) const;
    [[nodiscard]] bool isWrong(const MotionMeasure &measure, PresenceMovement asked) const;
    [[nodiscard]] bool isFaceLost(const MotionMeasure &measure, Time at);
    void keepHighest(int movement, const MotionMeasure &measure, Step &step);
    void accept(Time at);
    void fail(PresenceFailure failure);
    [[nodiscard]] PresenceMovement movementAt(int index) const;

    PresenceChallenge m_challenge;
    PresenceProgress m_progress;
    bool m_isSecondTry = false;
    bool m_isNew = true; ///< no frame was seen yet
    bool m_hadTrack = false;
    Time m_faceSeen{0};
    Time m_since{0}; ///< of this movement, or of settling
    StillPose m_pose;
    BlinkWatch m_blink;
    FlatnessWatch m_flatness;
    int m_made = 0; ///< frames in a row in which the movement is made
    int m_wrong = 0; ///< frames in a row in which another one is made
    double m_highest = 0; ///< of the movement made last, or being made
};

} // namespace eid
