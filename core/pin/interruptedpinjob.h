#pragma once

#include "core/card/cardtypes.h"
#include "core/pin/pinverdict.h"

#include <QMetaType>
#include <QString>

namespace eid {

/// Which job it is.
enum class PinJob {
    VerifyPin,
    ChangePin,
    ActivatePin, ///< the first change of an issued PIN
    UnblockPin, ///< with the PUK, sets a new PIN
    ChangePuk,
};

/// The secret that \a job proves to the card, and whose tries it can spend.
PinRole provenRole(PinJob job);
/// The secret that \a job sets (the PIN, for a verification, which sets none).
PinRole replacedRole(PinJob job);

/// A job that was cut short after its command had been sent, and whose end is not known yet.
struct InterruptedPinJob
{
    PinJob job = PinJob::ChangePin;
    QString serial; ///< of the card it happened to
    PinStatus pinBefore; ///< just before the command was sent, as far as the card told
    PinStatus pukBefore;
    /// The last that was sent was not the job but a try of its new PIN, by settleByTrying().
    bool isBeingTried = false;

    /// Whether \a other is the serial of this card. A card without a serial is never known again.
    [[nodiscard]] bool isOf(const QString &other) const
    {
        return !serial.isEmpty() && serial == other;
    }

    /// From now on the tries tell nothing of this job: others may have changed them.
    void forgetTries();

    bool operator==(const InterruptedPinJob &) const = default;
};

/// What can be told of \a interrupted from how PIN and PUK stand now, without spending a try.
///
/// Beyond judgeCounters(): a first PIN that is none any more was changed, one that still is was
/// not. An unblocking that happened shows in the PIN, whose tries are back; where
/// it did not, the tries of the PUK tell whether the PUK was refused (OldEntryWrong, Blocked). A
/// verification changes nothing: it is never Unknown.
PinVerdict judge(
    const InterruptedPinJob &interrupted, const PinStatus &pinNow, const PinStatus &pukNow);

} // namespace eid

Q_DECLARE_METATYPE(eid::PinJob)
