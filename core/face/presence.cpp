#include "core/face/presence.h"

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

} // namespace eid
