#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/card/cardjob.h"
#include "core/card/cardtypes.h"
#include "core/card/pintrail.h"
#include "core/pin/interruptedpinjob.h"

#include <memory>
#include <mutex>
#include <optional>

namespace eid {

/// What a PIN job leaves behind it as it goes, for the desk's thread to judge it by when the card,
/// or the card thread, does not come back. Threads: any.
class PinWorkTrail
{
public:
    PinTrail command;

    /// Keeps which card it is, and how its PIN and PUK stand as the work begins.
    void begin(const CardState &card);

    /// Keeps how the work ended, for when the card falls silent before the visit does.
    void end(const Result<void> &outcome);
    /// How it ended; nothing as long as it has not.
    [[nodiscard]] std::optional<Result<void>> outcome() const;

    /// Whether the command was sent and nothing came back that tells how it ended.
    [[nodiscard]] bool isOpen() const;

    /// \a job as it is judged if its command, which proves the secret of \a proven, was cut short.
    [[nodiscard]] InterruptedPinJob interrupted(PinJob job, PinRole proven) const;

private:
    mutable std::mutex m_mutex;
    QString m_serial;
    PinStatus m_pin;
    PinStatus m_puk;
    std::optional<Result<void>> m_outcome;
};

/// One PIN job on the card thread: checks the entries, spends the try, and leaves in the visit how
/// PIN and PUK stand after it. What the card's answer implies is not read again.
struct PinWork
{
    PinJob job = PinJob::VerifyPin;
    TryConsent consent = TryConsent::KeepLast;
    bool isAtPinPad = false; ///< the entries are made there, and are empty here
    Secret proof; ///< the PIN or PUK that is valid now
    Secret newEntry; ///< the one to be set; empty for a verification
    std::shared_ptr<PinWorkTrail> trail = std::make_shared<PinWorkTrail>();

    Result<void> perform(EidCard &card, CardVisit &visit);

private:
    [[nodiscard]] Result<void> checkEntries(const EidCard &card, const CardVisit &visit) const;
    Result<void> makeSureOfFirstPin(EidCard &card, CardVisit &visit) const;
    Result<void> spendTry(EidCard &card);
    Result<void> spendTryAtPinPad(EidCard &card);
    void tellStatus(CardVisit &visit, const Result<void> &result) const;
};

/// Tries whether \a entry is the PIN or PUK of \a role, as the whole of a card job.
/// A PUK is tried by changing it into itself.
struct PinTrial
{
    PinRole role = PinRole::Pin;
    TryConsent consent = TryConsent::KeepLast;
    Secret entry;
    std::shared_ptr<PinWorkTrail> trail = std::make_shared<PinWorkTrail>();

    Result<void> perform(EidCard &card, CardVisit &visit);
};

} // namespace eid
