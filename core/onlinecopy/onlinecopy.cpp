#include "core/onlinecopy/onlinecopy.h"

#include "core/onlinecopy/loss.h"

namespace eid {

QString copyStandingIdentifier(CopyStanding standing)
{
    switch (standing) {
    case CopyStanding::Unknown:
        return QStringLiteral("unknown");
    case CopyStanding::Valid:
        return QStringLiteral("valid");
    case CopyStanding::Suspended:
        return QStringLiteral("suspended");
    case CopyStanding::Revoked:
        return QStringLiteral("revoked");
    case CopyStanding::Expired:
        return QStringLiteral("expired");
    }
    Q_UNREACHABLE();
}

QString cardUseIdentifier(CardUse use)
{
    switch (use) {
    case CardUse::InUse:
        return QStringLiteral("in-use");
    case CardUse::Frozen:
        return QStringLiteral("frozen");
    case CardUse::ReportedLost:
        return QStringLiteral("reported-lost");
    case CardUse::Revoked:
        return QStringLiteral("revoked");
    }
    Q_UNREACHABLE();
}

} // namespace eid
