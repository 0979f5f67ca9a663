#include "core/store/renewallock.h"

#include "core/store/store.h"

#include <algorithm>

namespace eid {

namespace {

/// A reference becomes a part of a file's name: nothing else may pass for one.
bool isReference(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

} // namespace

Result<RenewalLock> RenewalLock::acquire(const Store &store, const QString &cardReference)
{
    if (!isReference(cardReference))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("Not a card reference"));
    auto lock = FileLock::acquire(
        QStringLiteral("%1/renewal-%2.lock").arg(store.folder(), cardReference), {});
    if (!lock)
        return failure(lock.error());
    if (!*lock)
        return failure(ErrorCode::RenewalRunning);
    return RenewalLock(std::move(**lock));
}

} // namespace eid
