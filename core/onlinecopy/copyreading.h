#pragma once

#include "core/base/result.h"
#include "core/onlinecopy/onlinecopy.h"
#include "core/platform/platformsession.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <mutex>
#include <optional>
#include <stop_token>

namespace eid {

class ColumnCipher;
struct KeptCopy;
class StatusLists;
class Store;

/// How copies stood when somebody looked. Threads: any.
class KnownStandings
{
public:
    void set(const QString &copy, CopyStanding standing);
    [[nodiscard]] CopyStanding of(const QString &copy) const;
    void forget();

private:
    mutable std::mutex m_mutex;
    QHash<QString, CopyStanding> m_standings;
};

/// Whether \a copy can never be used again with the key \a boundKey (Store::keyReference()); where
/// that is empty, it may be any.
bool isOfOldKey(const KeptCopy &copy, const QString &boundKey);

/// The copies of \a card (Store::cardReference()), whose key is \a boundKey (Store::keyReference();
/// empty: nobody knows), in \a store, without anything that is sealed.
Result<CopyOverview> overviewOf(
    Store &store, const QString &card, const QString &boundKey, const KnownStandings &standings);

/// What opened copies are looked at with. References outlive the work.
struct CopyReading
{
    Store &store;
    const QString &card; ///< Store::cardReference()
    const PlatformSettings &settings;
    StatusLists &statuses;
    KnownStandings &standings;
    PlatformSession::Options session;
    std::stop_token stop;
};

/// The copies of the card, opened with \a cipher, how each stands, and where they were used. Where
/// there is none any more, where they were used. Fails with CopyMissing where there is neither,
/// with CopyLocked, and with CopyNotValid where none of them is this platform's.
Result<CopyView> viewOf(const CopyReading &reading, const ColumnCipher &cipher);

} // namespace eid
