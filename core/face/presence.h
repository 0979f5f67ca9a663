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

/// What the platform asks a person to do before the camera, in this order, at random and once.
///
/// A challenge-response presence check rejects still and flat photos in our tests. It does not stop
/// the replay of a video, masks or video that is injected, and was not tested to ISO/IEC 30107-3.
struct PresenceChallenge
{
    QString identifier; ///< of the platform, 1 to 64 of A-Z a-z 0-9 - _
    QByteArray nonce; ///< 16 to 64 octets
    QList<PresenceMovement> movements; ///< 1 to 5
    QDateTime expires; ///< UTC: the sample must have been taken by then

    bool operator==(const PresenceChallenge &) const = default;
};

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
    double done = 0; ///< of this movement, 0 to 1
    double timeLeft = 1; ///< of this movement, 1 to 0
    std::optional<PresenceFailure> failure; ///< in TryAgain and Failed

    bool operator==(const PresenceProgress &) const = default;
};

} // namespace eid

Q_DECLARE_METATYPE(eid::PresenceChallenge)
Q_DECLARE_METATYPE(eid::PresenceProgress)
