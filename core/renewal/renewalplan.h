#pragma once

#include "core/base/result.h"
#include "core/card/cardstate.h"
#include "core/renewal/renewalprogress.h"
#include "core/renewal/renewalservice.h"

#include <QDateTime>
#include <QList>

namespace eid {

/// What a plan goes by, besides the card.
struct RenewalRules
{
    QDateTime now; ///< UTC
    int windowDays = 90; ///< how long before its end, by the instant, a certificate is due
    RenewalScope scope = RenewalScope::Due;
    QList<KeySlot> lost = {}; ///< slots whose key is not that of their certificate
    QList<KeySlot> cutShort = {}; ///< slots that a run was to renew and did not bring to an end
};

/// Which credentials of \a card are renewed, in which order, and why: 9C under 9A, then 9A under
/// the new 9C; the other way round where 9A cannot vouch. Fails with RenewalNeedsCounter where one
/// is wanted and neither can vouch for the other.
Result<RenewalPlan> planRenewal(const CardState &card, const RenewalRules &rules);

/// The certificate that \a card shows in \a slot; null where there is none that can be read.
const Certificate *certificateIn(const CardState &card, KeySlot slot);

/// 9A for 9C, and the reverse.
KeySlot voucherOf(KeySlot slot);

/// Whether \a run may have begun to replace a key. One that has not is as if it had never been.
bool hasChangedCard(const UnfinishedRenewal &run);

/// The slots of \a run that it was to renew, in its order, without those that it has confirmed.
QList<KeySlot> slotsLeft(const UnfinishedRenewal &run);

} // namespace eid
