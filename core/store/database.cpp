#include "core/store/database.h"

#include "core/store/sqlerror.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

#include <utility>

namespace eid {

namespace {

constexpr auto driver = "QSQLITE";

/// What is stored for \a value: SQLite's NULL is for what is not there, not for an empty text.
QVariant stored(const QVariant &value)
{
    if (value.userType() == QMetaType::QString && value.toString().isNull())
        return QString(u""_qs);
    if (value.userType() == QMetaType::QByteArray && value.toByteArray().isNull())
        return QByteArray("");
    return value;
}

} // namespace

class Database::Connection
{
public:
    Connection()
        : m_name(QStringLiteral("eid-store-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
        , database(QSqlDatabase::addDatabase(QLatin1String(driver), m_name))
    { }
    ~Connection()
    {
        database.close();
        database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

private:
    QString m_name;

public:
    QSqlDatabase database;
};

Database::Database(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{ }

Database::Database(Database &&other) noexcept = default;
Database &Database::operator=(Database &&other) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const QString &path, std::chrono::milliseconds waitAtMost)
{
    if (!QSqlDatabase::isDriverAvailable(QLatin1String(driver)))
        return failure(
            ErrorCode::StoreUnavailable, QStringLiteral("Qt has no driver for SQLite (QSQLITE)"));
    auto connection = std::make_unique<Connection>();
    connection->database.setDatabaseName(path);
    connection->database.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(waitAtMost.count()));
    if (!connection->database.open())
        return failure(errorOfSql(connection->database.lastError()));

    Database database(std::move(connection));
    // What stands in the file is not to be trusted: its schema must not call functions, and a
    // damaged page is to be noticed when it is read.
    for (const char *pragma : {"PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF",
             "PRAGMA cell_size_check = ON"}) {
        if (const auto set = database.execute(QLatin1String(pragma)); !set)
            return failure(set.error());
    }
    return database;
}

Result<QList<Database::Row>> Database::query(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_connection->database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(errorOfSql(query.lastError()));
    for (const QVariant &value : values)
        query.addBindValue(stored(value));
    if (!query.exec())
        return failure(errorOfSql(query.lastError()));

    QList<Row> rows;
    while (query.next()) {
        Row row;
        for (int column = 0; column < query.record().count(); ++column)
            row.append(query.value(column));
        rows.append(std::move(row));
    }
    if (query.lastError().isValid())
        return failure(errorOfSql(query.lastError()));
    return rows;
}

Result<void> Database::execute(const QString &sql, const QVariantList &values)
{
    return query(sql, values).map([](const auto &) {});
}

Result<QVariant> Database::value(const QString &sql, const QVariantList &values)
{
    const auto rows = query(sql, values);
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty() || rows->constFirst().isEmpty())
        return failure(ErrorCode::StoreDamaged, QStringLiteral("A record is missing"));
    return rows->constFirst().constFirst();
}

} // namespace eid
