#include "core/renewal/renewalplan.h"

#include <algorithm>

namespace eid {

namespace {

RenewalReason reasonOf(const CardState &card, KeySlot slot, const RenewalRules &rules)
{
    if (rules.cutShort.contains(slot))
        return RenewalReason::CutShort;
    const Certificate *certificate = certificateIn(card, slot);
    if (certificate == nullptr || rules.lost.contains(slot) || certificate->notBefore > rules.now)
        return RenewalReason::Unusable;
    if (certificate->notAfter <= rules.now)
        return RenewalReason::Expired;
    if (certificate->notAfter <= rules.now.addDays(rules.windowDays))
        return RenewalReason::Due;
    return rules.scope == RenewalScope::All ? RenewalReason::Asked : RenewalReason::NotDue;
}

/// Whether the credential in \a slot can vouch as far as its certificate tells.
bool canVouch(const CardState &card, KeySlot slot, const RenewalRules &rules)
{
    const Certificate *certificate = certificateIn(card, slot);
    return certificate != nullptr && certificate->isValidAt(rules.now)
        && !rules.lost.contains(slot);
}

PlannedRenewal planned(const CardState &card, KeySlot slot, const RenewalRules &rules)
{
    PlannedRenewal plan{slot, voucherOf(slot), reasonOf(card, slot, rules), std::nullopt};
    if (const Certificate *certificate = certificateIn(card, slot))
        plan.expires = certificate->notAfter;
    return plan;
}

} // namespace

const Certificate *certificateIn(const CardState &card, KeySlot slot)
{
    const auto found = std::ranges::find(card.certificates, slot, &CertificateSlot::slot);
    if (found == card.certificates.end() || found->content != CertificateSlot::Content::Present)
        return nullptr;
    return &found->certificate;
}

KeySlot voucherOf(KeySlot slot)
{
    return slot == KeySlot::Signature ? KeySlot::Authentication : KeySlot::Signature;
}

Result<RenewalPlan> planRenewal(const CardState &card, const RenewalRules &rules)
{
    RenewalPlan plan;
    plan.credentials
        = {planned(card, KeySlot::Signature, rules), planned(card, KeySlot::Authentication, rules)};
    const auto isWanted = [&](KeySlot slot) {
        return std::ranges::any_of(plan.credentials,
            [&](const PlannedRenewal &one) { return one.slot == slot && one.isWanted(); });
    };
    // A slot that was cut short in the middle cannot vouch, whatever its certificate says, unless
    // it turns out to have been finished.
    const auto vouches = [&](KeySlot slot) {
        return canVouch(card, slot, rules) && !rules.cutShort.startsWith(slot);
    };
    if (!vouches(KeySlot::Authentication) && vouches(KeySlot::Signature))
        std::ranges::reverse(plan.credentials);
    const KeySlot first
        = isWanted(plan.credentials[0].slot) ? plan.credentials[0].slot : plan.credentials[1].slot;
    if (!plan.isEmpty() && rules.cutShort.isEmpty() && !vouches(voucherOf(first)))
        return failure(ErrorCode::RenewalNeedsCounter);
    return plan;
}

bool hasChangedCard(const UnfinishedRenewal &run)
{
    return std::ranges::any_of(run.records,
        [](const RenewalRecord &record) { return record.step == RenewalStep::KeyGenerated; });
}

QList<KeySlot> slotsLeft(const UnfinishedRenewal &run)
{
    QList<KeySlot> left;
    for (const RenewalRecord &record : run.records) {
        const auto slot = slotOfName(record.slot);
        if (!slot)
            continue;
        if (record.step == RenewalStep::Planned && !left.contains(*slot))
            left.append(*slot);
        if (record.step == RenewalStep::Confirmed && record.mark == RenewalMark::After)
            left.removeAll(*slot);
    }
    return left;
}

} // namespace eid
