#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace eid {

/// One movement of the challenge. Left and right are the person's own.
enum class PresenceMovement {
    TurnLeft,
    TurnRight,
    Blink,
    ComeCloser,
};

/// A stable name for protocols and scripts: "turn-left".
[[nodiscard]] QString identifierOf(PresenceMovement movement);
[[nodiscard]] std::optional<PresenceMovement> presenceMovement(QStringView identifier);

/// What the check is worth, as a sentence of the user's language for the window and the documents:
/// challenge-response presence check; rejects still and flat photos in our tests; does not stop
/// video replay, masks or injected video; not tested to ISO/IEC 30107-3.
[[nodiscard]] QString presenceLimits();

/// What the platform asks a person to do before the camera, in this order, at random and once.
///
/// What this is worth: challenge-response presence check; rejects still and flat photos in our
/// tests; does not stop video replay, masks or injected video; not tested to ISO/IEC 30107-3.
struct PresenceChallenge
{
    QString identifier; ///< of the platform, 1 to 64 of A-Z a-z 0-9 - _
    QByteArray nonce; ///< 16 to 64 octets
    QList<PresenceMovement> movements; ///< 1 to 5
    QDateTime expires; ///< UTC: the sample must have been taken by then

    bool operator==(const PresenceChallenge &) const = default;
};

/// Whether \a challenge holds a turn of the head. A flat picture that is moved closer looks like a
/// person who comes closer, and one whose eyes are cut out can blink: only a turn tells a head from
/// it. A platform sends, and PresenceJudge passes, no challenge without.
[[nodiscard]] bool tellsHeadFromPicture(const PresenceChallenge &challenge);

/// Why a movement was not accepted.
enum class PresenceFailure {
    TooLate, ///< not seen in time
    WrongMovement, ///< another one was made
    FlatPicture, ///< what moved is flat: a photo, or a screen
    FaceLost, ///< the face went out of sight, or another came
};

[[nodiscard]] QString identifierOf(PresenceFailure failure);

/// How far the presence check has come.
struct PresenceProgress
{
    enum class State {
        Running, ///< movement is asked for now
        Passed, ///< all were made
        TryAgain, ///< failed once; a second try begins when asked for
        Failed, ///< failed twice: another challenge is needed
    };

    State state = State::Running;
    int movement = 0; ///< which of the challenge, counted from 0
    /// Before each movement, and after the last one, the person looks straight into the camera and
    /// holds still: the movement is not asked for yet (done is 0), or was the last (done is 1).
    bool settling = false;
    double done = 0; ///< of this movement, 0 to 1
    double timeLeft = 1; ///< of this movement, or of settling, 1 to 0
    std::optional<PresenceFailure> failure; ///< in TryAgain and Failed

    bool operator==(const PresenceProgress &) const = default;
};

} // namespace eid

Q_DECLARE_METATYPE(eid::PresenceChallenge)
Q_DECLARE_METATYPE(eid::PresenceProgress)
