#pragma once

#include "core/base/result.h"
#include "core/store/filelock.h"

namespace eid {

class Store;

/// Whoever has it may renew the card that a reference names; nobody else at the same time, in this
/// process or another. It goes with the object and, if the process dies, with the process.
/// Threads: any.
class RenewalLock
{
public:
    /// Fails with RenewalRunning if another one has it, and with StoreUnavailable.
    static Result<RenewalLock> acquire(const Store &store, const QString &cardReference);

    /// Whether somebody renews a card, whichever it is: for where the card itself cannot be asked
    /// who it is. Takes each lock for a moment, which acquire() waits for.
    static bool isAnyHeld(const Store &store);

private:
    explicit RenewalLock(FileLock lock)
        : m_lock(std::move(lock))
    { }

    FileLock m_lock;
};

} // namespace eid
