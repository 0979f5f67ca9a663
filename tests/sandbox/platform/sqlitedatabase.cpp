#include "tests/sandbox/platform/sqlitedatabase.h"

#include <QSqlError>
#include <QUuid>

namespace eid::sandbox {

namespace {

tl::unexpected<Error> sqlFailure(const QSqlError &error)
{
    // SQLITE_FULL; the text would tell what was to be written.
    const QString code = error.nativeErrorCode();
    return failure(code == QLatin1String("13") ? ErrorCode::StoreFull : ErrorCode::StoreUnavailable,
        QStringLiteral("SQLite %1").arg(code));
}

} // namespace

SqliteRows::SqliteRows(std::shared_ptr<QSqlQuery> query)
    : m_query(std::move(query))
{ }

SqliteRows::~SqliteRows()
{
    // What is not read to its end would keep this connection at what it saw when it began.
    if (m_query)
        m_query->finish();
}

SqliteDatabase::SqliteDatabase(QString connection, std::shared_ptr<CommitGroup> group)
    : m_connection(std::move(connection))
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection))
    , m_group(std::move(group))
{ }

SqliteDatabase::~SqliteDatabase()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(
    const QString &path, std::shared_ptr<CommitGroup> group)
{
    std::unique_ptr<SqliteDatabase> opened(new SqliteDatabase(
        QStringLiteral("platform-") + QUuid::createUuid().toString(QUuid::WithoutBraces),
        std::move(group)));
    opened->m_database.setDatabaseName(path);
    opened->m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    if (!opened->m_database.open())
        return sqlFailure(opened->m_database.lastError());
    if (const auto configured = opened->configure(); !configured)
        return failure(configured.error());
    return opened;
}

Result<void> SqliteDatabase::configure()
{
    const QString synchronous = m_group ? QStringLiteral("PRAGMA synchronous = NORMAL")
                                        : QStringLiteral("PRAGMA synchronous = FULL");
    // What is changed again and again is then copied from the log less often.
    for (const QString &pragma : {QStringLiteral("PRAGMA journal_mode = WAL"), synchronous,
             QStringLiteral("PRAGMA foreign_keys = ON"),
             QStringLiteral("PRAGMA wal_autocheckpoint = 4000")}) {
        if (const auto set = change(pragma); !set)
            return set;
    }
    return {};
}

Result<std::shared_ptr<QSqlQuery>> SqliteDatabase::prepared(const QString &statement)
{
    const auto known = m_statements.value(statement);
    if (known && !known->isActive())
        return known;
    auto query = std::make_shared<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(statement))
        return sqlFailure(query->lastError());
    // One that is being read stays with whoever reads it.
    if (!known)
        m_statements.insert(statement, query);
    return query;
}

Result<SqliteRows> SqliteDatabase::run(const QString &statement, const QVariantList &values)
{
    const auto query = prepared(statement);
    if (!query)
        return failure(query.error());
    for (int i = 0; i < values.size(); ++i)
        (*query)->bindValue(i, values[i]);
    if (!(*query)->exec()) {
        const auto failed = sqlFailure((*query)->lastError());
        (*query)->finish();
        return failed;
    }
    return SqliteRows(*query);
}

Result<void> SqliteDatabase::change(const QString &statement, const QVariantList &values)
{
    return run(statement, values).map([](const SqliteRows &) {});
}

Result<qint64> SqliteDatabase::number(const QString &statement, const QVariantList &values)
{
    auto rows = run(statement, values);
    if (!rows)
        return failure(rows.error());
    return rows->next() ? rows->value(0).toLongLong() : 0;
}

Result<void> SqliteDatabase::transaction(const std::function<Result<void>()> &work)
{
    if (!m_group)
        return committed(work);
    {
        const auto turn = m_group->turn();
        if (auto done = committed(work); !done)
            return done;
        m_group->note();
    }
    return m_group->settle();
}

Result<void> SqliteDatabase::committed(const std::function<Result<void>()> &work)
{
    if (auto begun = change(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    Result<void> done = work();
    // Everything is written and nothing kept yet: the last page finds no room.
    if (done && m_diskFull)
        done = change(QStringLiteral("INSERT INTO filling VALUES (zeroblob(4000000))"));
    if (done)
        done = change(QStringLiteral("COMMIT"));
    // Where SQLite has rolled back by itself, there is nothing left to do.
    if (!done)
        (void)change(QStringLiteral("ROLLBACK"));
    return done;
}

Result<void> SqliteDatabase::settle()
{
    return m_group ? m_group->settle() : Result<void>();
}

Result<void> SqliteDatabase::setDiskFull(bool full)
{
    m_diskFull = full;
    // SQLite takes no limit below what there is: one page is as many as there are now.
    return change(full ? QStringLiteral("PRAGMA max_page_count = 1")
                       : QStringLiteral("PRAGMA max_page_count = 1073741823"));
}

QByteArray blobOf(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

Bytes bytesOf(const QVariant &value)
{
    const QByteArray octets = value.toByteArray();
    return {octets.begin(), octets.end()};
}

QDateTime timeOf(const QVariant &value)
{
    return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

QVariant numberOrNull(std::optional<qint64> number)
{
    return number ? QVariant(*number) : QVariant(QMetaType(QMetaType::LongLong));
}

} // namespace eid::sandbox
