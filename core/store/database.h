#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <chrono>
#include <memory>
#include <tuple>

namespace eid {

/// One connection to an SQLite file. It belongs to the thread that opened it, and goes with the
/// object. Nothing is created but the file itself; what is in it is Store's business.
///
/// Errors of all functions: StoreDamaged (not a database, or a malformed one), StoreFull,
/// StoreUnavailable (cannot be opened, or locked for longer than the time-out). The detail holds
/// SQLite's words and its extended result code, never the values.
class Database
{
public:
    using Row = QVariantList;

    /// How long a connection waits for another one's transaction.
    static constexpr std::chrono::milliseconds busyTimeout = std::chrono::seconds(10);

    /// Connects to the file at \a path (":memory:" for none), which is not touched yet.
    static Result<Database> open(
        const QString &path, std::chrono::milliseconds waitAtMost = busyTimeout);

    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    ~Database();

    /// Runs one statement with \a values in place of its question marks, and returns all rows.
    /// A null string is stored as an empty one, an invalid QVariant as NULL.
    Result<QList<Row>> query(const QString &sql, const QVariantList &values = {});

    /// The same for a statement whose rows do not matter.
    Result<void> execute(const QString &sql, const QVariantList &values = {});

    /// The first column of the only row. Fails with StoreDamaged if there is none.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {});

    /// Runs \a work, which returns a Result, in a transaction that writes. Its changes are on the
    /// disk when this returns a value, and none of them is when it returns an error.
    template <typename Work>
    auto inTransaction(Work work) -> decltype(work())
    {
        if (const auto begun = execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
            return failure(begun.error());
        return finish(work());
    }

    /// Runs \a work, which only reads, on one state of the file, whatever others write meanwhile.
    template <typename Work>
    auto inSnapshot(Work work) -> decltype(work())
    {
        if (const auto begun = execute(QStringLiteral("BEGIN")); !begun)
            return failure(begun.error());
        return finish(work());
    }

private:
    class Connection;

    explicit Database(std::unique_ptr<Connection> connection);

    template <typename Outcome>
    Outcome finish(Outcome outcome)
    {
        if (outcome) {
            const auto committed = execute(QStringLiteral("COMMIT"));
            if (committed)
                return outcome;
            outcome = failure(committed.error());
        }
        // Fails where SQLite rolled back by itself already, as it does when the disk is full.
        std::ignore = execute(QStringLiteral("ROLLBACK"));
        return outcome;
    }

    std::unique_ptr<Connection> m_connection;
};

} // namespace eid
