#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/store/onlinecopies.h"

namespace eid {

// What is in the boxes of online copies: JSON in UTF-8, for it tells what its parts are. Whoever
// opened a box knows that the tool wrote it; what cannot be understood is StoreDamaged all the
// same.

Bytes octetsOf(const CopyParty &party);
Result<CopyParty> partyIn(ByteView octets);

Bytes octetsOf(const CopyUse &use);
Result<CopyUse> useIn(ByteView octets);

} // namespace eid
