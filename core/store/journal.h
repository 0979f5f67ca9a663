#pragma once

#include "core/base/result.h"
#include "core/store/journalentry.h"
#include "core/store/journalverdict.h"

#include <QList>

#include <functional>
#include <optional>

namespace eid {

class Database;
class Store;

/// The journal of all that the tool did: entries in a chain of hashes, and a record of its end that
/// is written in the same transaction as each entry.
///
/// The chain shows an entry that was changed, removed, put in or moved by whoever does not compute
/// all hashes after it anew. Against somebody who does, the hash of the last entry must be kept
/// elsewhere (`eidctl journal verify` prints it, an export holds it).
///
/// Threads: that of the store, which it must not outlive. Errors: those of Database.
class Journal
{
public:
    /// Up to \a limit entries with numbers below \a before (unset: from the end).
    struct Range
    {
        std::optional<qint64> before = {};
        int limit = 100;
    };

    /// How many entries are read at a time where all are.
    static constexpr int batchSize = 500;

    explicit Journal(Store &store);

    /// Writes an entry with the time of now. It is on the disk when this returns.
    Result<JournalEntry> append(const JournalNote &note);

    /// The newest first.
    [[nodiscard]] Result<QList<JournalEntry>> list(const Range &range) const;
    /// How many there are.
    [[nodiscard]] Result<qint64> count() const;

    /// Checks every entry. An error says that they could not be read; what does not hold is told
    /// in the verdict.
    [[nodiscard]] Result<JournalVerdict> verify() const;

    /// Calls \a visit with every entry, the oldest first, as they are at one moment, until it
    /// returns an error.
    Result<void> forEach(const std::function<Result<void>(const JournalEntry &)> &visit) const;

private:
    Store &m_store;
};

/// Appends to the journal in \a database, within a transaction of the caller's.
Result<JournalEntry> appendToJournal(
    Database &database, const QDateTime &time, const JournalNote &note);

} // namespace eid
