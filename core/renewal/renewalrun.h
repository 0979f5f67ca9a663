#pragma once

#include "core/renewal/renewalplatform.h"
#include "core/renewal/renewalprogress.h"
#include "core/renewal/renewalservice.h"
#include "core/renewal/renewaltools.h"
#include "core/renewal/slottruth.h"

#include <QElapsedTimer>
#include <QUuid>

#include <memory>
#include <optional>

namespace eid {

/// One run over the credentials of a card, one after the other: the one that stays vouches for the
/// one that changes. Before anything is changed the PIN was right and the platform has let the
/// voucher in; every step is in the ledger before it is tried and after it is done.
///
/// Threads: one that may block, never the desk's.
class RenewalRun
{
public:
    explicit RenewalRun(RenewalTools tools);
    ~RenewalRun();
    RenewalRun(const RenewalRun &) = delete;
    RenewalRun &operator=(const RenewalRun &) = delete;

    /// Renews what planRenewal() says. A run that changed nothing leaves nothing to resume.
    Result<RenewalOutcome> renew(RenewalScope scope, int windowDays);
    /// Brings \a run to its end from what the card shows.
    Result<RenewalOutcome> resume(const UnfinishedRenewal &run);

private:
    /// The credential that is worked on.
    struct Work
    {
        KeySlot slot;
        SlotTruth truth;
        Certificate renewed; ///< whose place is taken
        Certificate issued;
        QList<Certificate> intermediates;
    };
    /// Whom the platform takes the tool for at the moment.
    struct Voice
    {
        Bytes certificate;
        std::unique_ptr<RenewalSession> session;
    };

    Result<RenewalPlan> plan(RenewalScope scope, int windowDays);
    Result<RenewalOutcome> all(const QList<KeySlot> &slots, const UnfinishedRenewal *run);
    Result<RenewedCredential> one(KeySlot slot, const std::optional<RecordedSlot> &recorded);
    Result<void> replace(Work &work);
    Result<void> authenticate(Work &work, RenewalSession &session);
    Result<void> generate(Work &work);
    Result<void> enrol(Work &work, RenewalSession &session);
    Result<void> enrolOnce(Work &work, RenewalSession &session);
    Result<void> write(Work &work);
    Result<void> verify(Work &work);
    Result<void> confirm(Work &work);

    Result<Certificate> voucherFor(KeySlot slot);
    Result<RenewalSession *> talkAs(
        KeySlot slot, const Certificate &certificate, const QList<Certificate> &intermediates);
    Result<void> begin(const Work &work);
    Result<void> before(const Work &work, RenewalStep step);
    Result<void> after(const Work &work, RenewalStep step);
    Result<void> mark(const Work &work, RenewalStep step, RenewalMark mark);

    RenewalTools m_tools;
    QElapsedTimer m_clock;
    QList<KeySlot> m_slots;
    QUuid m_run; ///< null until something is in the ledger
    bool m_hasChanged = false; ///< the card, as far as a command for it may have been sent
    Voice m_voice;
};

} // namespace eid
