#include "core/face/presence.h"

#include <QCoreApplication>

#include <algorithm>

namespace eid {

QString identifierOf(PresenceMovement movement)
{
    switch (movement) {
    case PresenceMovement::TurnLeft:
        return QStringLiteral("turn-left");
    case PresenceMovement::TurnRight:
        return QStringLiteral("turn-right");
    case PresenceMovement::Blink:
        return QStringLiteral("blink");
    case PresenceMovement::ComeCloser:
        return QStringLiteral("come-closer");
    }
    Q_UNREACHABLE();
}

std::optional<PresenceMovement> presenceMovement(QStringView identifier)
{
    for (const PresenceMovement movement : {PresenceMovement::TurnLeft, PresenceMovement::TurnRight,
             PresenceMovement::Blink, PresenceMovement::ComeCloser}) {
        if (identifier == identifierOf(movement))
            return movement;
    }
    return std::nullopt;
}

QString identifierOf(PresenceFailure failure)
{
    switch (failure) {
    case PresenceFailure::TooLate:
        return QStringLiteral("too-late");
    case PresenceFailure::WrongMovement:
        return QStringLiteral("wrong-movement");
    case PresenceFailure::FlatPicture:
        return QStringLiteral("flat-picture");
    case PresenceFailure::FaceLost:
        return QStringLiteral("face-lost");
    }
    Q_UNREACHABLE();
}

QString presenceLimits()
{
    return QCoreApplication::translate("eid::Presence",
        "Challenge-response presence check; rejects still and flat photos in our tests; does not "
        "stop video replay, masks or injected video; not tested to ISO/IEC 30107-3.");
}

bool tellsHeadFromPicture(const PresenceChallenge &challenge)
{
    return std::ranges::any_of(challenge.movements, [](PresenceMovement movement) {
        return movement == PresenceMovement::TurnLeft || movement == PresenceMovement::TurnRight;
    });
}

} // namespace eid
