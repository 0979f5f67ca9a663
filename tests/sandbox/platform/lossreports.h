#pragma once

#include "tests/sandbox/platform/platformstorage.h"

namespace eid::sandbox {

/// Within a transaction: a card is reported lost, for the week in which that can be withdrawn. One
/// that is reported already stays as it is. Who reports has been made sure of.
Result<HoldRecord> reportLoss(
    PlatformStorage &storage, const QString &cardUuid, const QDateTime &now);

} // namespace eid::sandbox
