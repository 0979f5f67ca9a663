#pragma once

#include "core/base/result.h"
#include "core/renewal/renewaltools.h"
#include "core/store/renewaljournal.h"

#include <optional>

namespace eid {

/// Where the work on a slot begins, going by what the card shows.
enum class RenewalEntry {
    Generate, ///< the key is the old one, or one that nobody knows: a new one is made
    Enrol, ///< the new key is there and known, without its certificate
    Verify, ///< key and new certificate are there
};

/// What a slot holds and where the work on it goes on.
struct SlotTruth
{
    RenewalEntry entry = RenewalEntry::Generate;
    std::optional<Certificate> certificate; ///< that can be read
    Bytes publicKey; ///< of the new key, where entry is not Generate
};

/// What the records of a run say of one slot.
struct RecordedSlot
{
    bool wasGenerating = false; ///< the command may have been sent
    Bytes publicKey; ///< of the new key, as far as it was recorded; of the last one made

    static RecordedSlot of(const UnfinishedRenewal &run, KeySlot slot);
};

/// Finds out where the work on \a slot goes on. \a recorded is a hint, never an answer: the key in
/// the slot is asked of the card or, where the card does not tell, has to sign, which needs the
/// PIN. Without \a recorded a run begins, and what the desk has read of the card is true enough:
/// the key is replaced whatever it is.
Result<SlotTruth> findSlotTruth(
    const RenewalTools &tools, KeySlot slot, const std::optional<RecordedSlot> &recorded);

} // namespace eid
