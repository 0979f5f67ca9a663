#pragma once

#include "core/card/cardlease.h"
#include "core/card/cardtypes.h"
#include "core/card/jobpin.h"
#include "core/crypto/keyagreement.h"

#include <memory>
#include <stop_token>

namespace eid {

/// Agrees by the key in \a slot of the card that \a lease has: proves \a pin where the key wants
/// it, and agrees in the same visit. Fails as CardLease::run(), JobPin::prove() and
/// EidCard::agree() do; after a refused PIN, asks the card no more. \a stop ends an agreement at
/// once with Cancelled, whatever the card does. Keeps the lease until the last copy is gone.
///
/// Threads: any but the desk's, and not from within a function that runs under the lease.
[[nodiscard]] KeyAgreement agreementOn(std::shared_ptr<CardLease> lease, KeySlot slot,
    std::shared_ptr<JobPin> pin, std::stop_token stop = {});

} // namespace eid
