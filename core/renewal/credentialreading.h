#pragma once

#include "core/base/result.h"
#include "core/card/cardjob.h"
#include "core/card/eidcard.h"

namespace eid {

/// Reads the certificates of 9A and 9C that the desk has not come to yet, and leaves them in
/// \a visit. Costs nothing where it has.
Result<void> readCredentials(EidCard &card, CardVisit &visit);

/// The slots whose key, where the card tells, is not that of the certificate that \a shown has
/// there.
Result<QList<KeySlot>> findLostKeys(EidCard &card, const CardState &shown);

} // namespace eid
