#pragma once

#include "tests/sandbox/platform/platformstorage.h"

#include <atomic>

namespace eid::sandbox {

/// Within a transaction: \a hold stops the card's copies, and whoever shows its credentials. One
/// that there is already stays as it is.
Result<void> placeHold(PlatformStorage &storage, const HoldRecord &hold);

/// Within a transaction: takes a hold of that kind away. The card may be used again once there is
/// none of any kind.
Result<void> releaseHold(
    PlatformStorage &storage, const QString &cardUuid, HoldRecord::Kind kind, const QDateTime &now);

/// Within a transaction: a card's copies are over for good, as they are once the key in \a slot
/// that they are bound to is: the one in "9A"; of other slots nothing is.
Result<void> endCopiesOf(PlatformStorage &storage, const QString &cardUuid, const QString &slot);

/// Does what is due by itself: cards whose loss is final are revoked for good, with all credentials
/// and copies. In a transaction of its own, where there is anything to do; looks for it once in
/// a second.
///
/// Threads: every function may be called from any thread.
class LossWatch
{
public:
    Result<void> finish(PlatformStorage &storage, const QDateTime &now);

private:
    std::atomic<qint64> m_looked = -1; ///< in which second
};

} // namespace eid::sandbox
