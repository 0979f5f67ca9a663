#include "core/pin/pinverdict.h"

namespace eid {

QString pinVerdictIdentifier(PinVerdict verdict)
{
    switch (verdict) {
    case PinVerdict::OldValid:
        return QStringLiteral("old-valid");
    case PinVerdict::NewValid:
        return QStringLiteral("new-valid");
    case PinVerdict::OldEntryWrong:
        return QStringLiteral("old-entry-wrong");
    case PinVerdict::Blocked:
        return QStringLiteral("blocked");
    case PinVerdict::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

PinVerdict judgeCounters(
    bool sent, std::optional<int> before, std::optional<int> atMost, std::optional<int> now)
{
    if (!sent)
        return PinVerdict::OldValid;
    if (!before || !now)
        return PinVerdict::Unknown;
    if (*now == 0 && *before > 0)
        return PinVerdict::Blocked;
    if (*now < *before)
        return PinVerdict::OldEntryWrong;
    if (*now > *before)
        return PinVerdict::NewValid;
    if (atMost && *before < *atMost)
        return PinVerdict::OldValid;
    return PinVerdict::Unknown;
}

} // namespace eid
