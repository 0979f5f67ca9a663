#include "core/store/renewallock.h"

#include "core/store/store.h"

#include <QDir>

#include <algorithm>

namespace eid {

namespace {

/// For as long as isAnyHeld() of another process may take it.
constexpr std::chrono::milliseconds look{200};

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
        QStringLiteral("%1/renewal-%2.lock").arg(store.folder(), cardReference), look);
    if (!lock)
        return failure(lock.error());
    if (!*lock)
        return failure(ErrorCode::RenewalRunning);
    return RenewalLock(std::move(**lock));
}

bool RenewalLock::isAnyHeld(const Store &store)
{
    const QDir folder(store.folder());
    const QStringList names
        = folder.entryList({QStringLiteral("renewal-*.lock")}, QDir::Files | QDir::Hidden);
    return std::ranges::any_of(names, [&folder](const QString &name) {
        const auto lock = FileLock::acquire(folder.filePath(name), {});
        return lock && !*lock;
    });
}

} // namespace eid
