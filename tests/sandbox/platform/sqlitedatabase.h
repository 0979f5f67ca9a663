#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/platform/commitgroup.h"

#include <QDateTime>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>

namespace eid::sandbox {

/// What a statement gives, row by row. The statement is free for the next use once this is gone.
class SqliteRows
{
public:
    explicit SqliteRows(std::shared_ptr<QSqlQuery> query);
    ~SqliteRows();
    SqliteRows(SqliteRows &&) noexcept = default;
    SqliteRows &operator=(SqliteRows &&) = delete;

    bool next() { return m_query->next(); }
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    /// How many rows the statement has changed.
    [[nodiscard]] int changed() const { return m_query->numRowsAffected(); }

private:
    std::shared_ptr<QSqlQuery> m_query;
};

/// A connection to a file of SQLite with a write-ahead log. Each change is on the disk before
/// transaction() returns. Statements are prepared once.
///
/// Everything fails with StoreFull where there is no room, else with StoreUnavailable. Threads: an
/// object belongs to the thread that made it.
class SqliteDatabase
{
public:
    /// \a group: with whom commits share the writing to the disk; null: with nobody.
    static Result<std::unique_ptr<SqliteDatabase>> open(
        const QString &path, std::shared_ptr<CommitGroup> group);
    ~SqliteDatabase();
    SqliteDatabase(const SqliteDatabase &) = delete;
    SqliteDatabase &operator=(const SqliteDatabase &) = delete;

    Result<SqliteRows> run(const QString &statement, const QVariantList &values = {});
    /// Runs a statement that gives no rows.
    Result<void> change(const QString &statement, const QVariantList &values = {});
    /// The first column of the first row; 0 where there is none.
    Result<qint64> number(const QString &statement, const QVariantList &values = {});
    /// Runs \a work as one change that happens as a whole or not at all. Not nested.
    Result<void> transaction(const std::function<Result<void>()> &work);
    /// Everything that has been seen here is on the disk.
    Result<void> settle();
    /// Makes the disk look full, or not: transactions fail when they are about to be kept.
    Result<void> setDiskFull(bool full);

private:
    SqliteDatabase(QString connection, std::shared_ptr<CommitGroup> group);

    Result<void> configure();
    Result<void> committed(const std::function<Result<void>()> &work);
    Result<std::shared_ptr<QSqlQuery>> prepared(const QString &statement);

    QString m_connection;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    std::shared_ptr<CommitGroup> m_group;
    bool m_diskFull = false;
};

// How values lie in columns.
QByteArray blobOf(ByteView bytes);
Bytes bytesOf(const QVariant &value);
/// Milliseconds since 1970, UTC.
QDateTime timeOf(const QVariant &value);
QVariant numberOrNull(std::optional<qint64> number);

} // namespace eid::sandbox
