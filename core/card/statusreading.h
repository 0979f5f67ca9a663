#pragma once

#include "core/base/result.h"
#include "core/card/cardmemory.h"
#include "core/card/cardstate.h"

#include <functional>
#include <memory>

namespace eid {

/// Reads one card stage by stage (see CardPhase), the most wanted first. A card that was seen
/// before is compared with what is remembered of it; the tries of its PUK are then left unread,
/// because all that a known card may cost is 6 APDUs.
///
/// Threads: the card thread alone.
class StatusReading
{
public:
    explicit StatusReading(std::shared_ptr<CardMemory> memory);

    /// Takes \a state from the phase it is in to Complete, in one visit, and calls \a publish after
    /// each stage. Where \a isWanted says that somebody waits for the card, it stops between two
    /// certificates once the holder is named: the phase is then Named, and a further call goes on.
    /// Fails as EidCard does.
    Result<void> goOn(EidCard &card, CardState &state, const std::function<void()> &publish,
        const std::function<bool()> &isWanted);

private:
    Result<void> readIdentityAndTries(EidCard &card, CardState &state);
    Result<void> readCertificate(EidCard &card, CertificateSlot &slot);

    std::shared_ptr<CardMemory> m_memory;
    std::shared_ptr<const KnownCard> m_known; ///< from an earlier insertion
    KnownCard m_read; ///< in this one
};

} // namespace eid
