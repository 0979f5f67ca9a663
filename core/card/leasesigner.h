#pragma once

#include "core/card/cardlease.h"
#include "core/card/cardtypes.h"
#include "core/card/jobpin.h"
#include "core/crypto/cardkey.h"

#include <memory>
#include <stop_token>

namespace eid {

/// Signs with the key in \a slot of the card that \a lease has: proves \a pin where the key wants
/// it, and signs in the same visit. Fails as CardLease::run(), JobPin::prove() and EidCard::sign()
/// do; after a refused PIN, signs no more. \a stop ends a signature at once with Cancelled,
/// whatever the card does. Keeps the lease until the last copy is gone.
///
/// Threads: any but the desk's, and not from within a function that runs under the lease.
[[nodiscard]] CardSigner signerOn(std::shared_ptr<CardLease> lease, KeySlot slot,
    std::shared_ptr<JobPin> pin, std::stop_token stop = {});

} // namespace eid
