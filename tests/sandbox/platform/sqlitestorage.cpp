#include "tests/sandbox/platform/sqlitestorage.h"

#include <QDir>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

#include <array>

namespace eid::sandbox {

namespace {

constexpr int schemaVersion = 2; // 1 knew no faces

constexpr std::array schema{
    "CREATE TABLE cards (uuid TEXT PRIMARY KEY, admin_algorithm INTEGER NOT NULL,"
    " admin_key BLOB NOT NULL) STRICT",
    "CREATE TABLE credentials (number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " serial TEXT NOT NULL UNIQUE, card TEXT NOT NULL REFERENCES cards (uuid),"
    " slot TEXT NOT NULL, state TEXT NOT NULL"
    " CHECK (state IN ('pending', 'live', 'retired', 'revoked')),"
    " certificate BLOB NOT NULL, key_digest TEXT NOT NULL UNIQUE, changed_at INTEGER NOT NULL)"
    " STRICT",
    "CREATE UNIQUE INDEX one_live ON credentials (card, slot) WHERE state = 'live'",
    "CREATE TABLE answers (card TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL,"
    " body BLOB NOT NULL, PRIMARY KEY (card, key)) STRICT",
    "CREATE TABLE audit (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,"
    " card TEXT NOT NULL, action TEXT NOT NULL, serial TEXT NOT NULL) STRICT",
    "CREATE TABLE filling (octets BLOB NOT NULL) STRICT",
};

constexpr char columns[] = "serial, card, slot, state, certificate, key_digest, changed_at";

tl::unexpected<Error> sqlFailure(const QSqlError &error)
{
    // SQLITE_FULL; the text would tell what was to be written.
    const QString code = error.nativeErrorCode();
    return failure(code == QLatin1String("13") ? ErrorCode::StoreFull : ErrorCode::StoreUnavailable,
        QStringLiteral("SQLite %1").arg(code));
}

QByteArray blob(const Bytes &bytes)
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

RecordState stateOf(const QString &name)
{
    for (const auto state : {RecordState::Pending, RecordState::Live, RecordState::Retired}) {
        if (nameOf(state) == name)
            return state;
    }
    return RecordState::Revoked;
}

CredentialRecord credentialOf(const QSqlQuery &row)
{
    CredentialRecord record;
    record.serialNumber = row.value(0).toString();
    record.cardUuid = row.value(1).toString();
    record.slot = row.value(2).toString();
    record.state = stateOf(row.value(3).toString());
    record.certificate = bytesOf(row.value(4));
    record.keyDigest = row.value(5).toString();
    record.changedAt = timeOf(row.value(6));
    return record;
}

} // namespace

QString nameOf(RecordState state)
{
    switch (state) {
    case RecordState::Pending:
        return QStringLiteral("pending");
    case RecordState::Live:
        return QStringLiteral("live");
    case RecordState::Retired:
        return QStringLiteral("retired");
    case RecordState::Revoked:
        return QStringLiteral("revoked");
    }
    Q_UNREACHABLE();
}

SqliteStorage::SqliteStorage(QString connection)
    : m_connection(std::move(connection))
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection))
    , m_faces([this](const QString &statement, const QVariantList &values) {
        return run(statement, values);
    })
{ }

SqliteStorage::~SqliteStorage()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<PlatformStorage>> SqliteStorage::open(const QString &path)
{
    std::unique_ptr<SqliteStorage> storage(new SqliteStorage(
        QStringLiteral("platform-") + QUuid::createUuid().toString(QUuid::WithoutBraces)));
    storage->m_database.setDatabaseName(path);
    storage->m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    if (!storage->m_database.open())
        return sqlFailure(storage->m_database.lastError());
    for (const char *pragma :
        {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"}) {
        if (const auto set = storage->run(QLatin1String(pragma)); !set)
            return failure(set.error());
    }
    if (const auto prepared = storage->prepareTables(); !prepared)
        return failure(prepared.error());
    return storage;
}

QString SqliteStorage::fileIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("platform.sqlite"));
}

Result<void> SqliteStorage::prepareTables()
{
    return transaction([this]() -> Result<void> {
        auto version = run(QStringLiteral("PRAGMA user_version"));
        if (!version)
            return failure(version.error());
        const int found = version->next() ? version->value(0).toInt() : 0;
        version->finish();
        if (found > schemaVersion)
            return failure(ErrorCode::StoreTooNew, QString::number(found));
        if (found == schemaVersion)
            return {};
        return makeTables(found);
    });
}

Result<void> SqliteStorage::makeTables(int found)
{
    QStringList statements;
    for (const char *statement : schema) {
        if (found < 1)
            statements << QLatin1String(statement);
    }
    statements << SqliteFaces::schema()
               << QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion);
    for (const QString &statement : std::as_const(statements)) {
        if (const auto made = run(statement); !made)
            return failure(made.error());
    }
    return {};
}

Result<QSqlQuery> SqliteStorage::run(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return sqlFailure(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return sqlFailure(query.lastError());
    return query;
}

Result<void> SqliteStorage::transaction(const std::function<Result<void>()> &work)
{
    if (const auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return failure(begun.error());
    Result<void> done = work();
    if (done && m_diskFull) {
        // Everything is written and nothing kept yet: the last page finds no room.
        if (const auto filled
            = run(QStringLiteral("INSERT INTO filling VALUES (zeroblob(4000000))"));
            !filled)
            done = failure(filled.error());
    }
    if (done) {
        if (const auto kept = run(QStringLiteral("COMMIT")); kept)
            return {};
        else
            done = failure(kept.error());
    }
    // Where SQLite has rolled back by itself, there is nothing left to do.
    (void)run(QStringLiteral("ROLLBACK"));
    return done;
}

Result<void> SqliteStorage::setDiskFull(bool full)
{
    m_diskFull = full;
    // SQLite takes no limit below what there is: one page is as many as there are now.
    auto limit = run(full ? QStringLiteral("PRAGMA max_page_count = 1")
                          : QStringLiteral("PRAGMA max_page_count = 1073741823"));
    if (!limit)
        return failure(limit.error());
    return {};
}

Result<void> SqliteStorage::putCard(const CardRecord &card)
{
    return run(QStringLiteral("INSERT INTO cards VALUES (?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET"
                              " admin_algorithm = excluded.admin_algorithm,"
                              " admin_key = excluded.admin_key"),
        {card.uuid, static_cast<int>(card.adminKey.algorithm), blob(card.adminKey.key)})
        .map([](const QSqlQuery &) {});
}

Result<std::optional<CardRecord>> SqliteStorage::card(const QString &uuid)
{
    auto query = run(
        QStringLiteral("SELECT admin_algorithm, admin_key FROM cards WHERE uuid = ?"), {uuid});
    if (!query)
        return failure(query.error());
    if (!query->next())
        return std::nullopt;
    const auto algorithm = adminAlgorithmOf(static_cast<std::uint8_t>(query->value(0).toUInt()));
    if (!algorithm)
        return failure(ErrorCode::StoreDamaged, QStringLiteral("administration key"));
    return CardRecord{uuid, {*algorithm, bytesOf(query->value(1))}};
}

Result<void> SqliteStorage::addCredential(const CredentialRecord &credential)
{
    return run(QStringLiteral("INSERT INTO credentials (%1) VALUES (?, ?, ?, ?, ?, ?, ?)")
                   .arg(QLatin1String(columns)),
        {credential.serialNumber, credential.cardUuid, credential.slot, nameOf(credential.state),
            blob(credential.certificate), credential.keyDigest,
            credential.changedAt.toMSecsSinceEpoch()})
        .map([](const QSqlQuery &) {});
}

Result<void> SqliteStorage::setState(
    const QString &serialNumber, RecordState state, const QDateTime &at)
{
    return run(QStringLiteral("UPDATE credentials SET state = ?, changed_at = ? WHERE serial = ?"),
        {nameOf(state), at.toMSecsSinceEpoch(), serialNumber})
        .map([](const QSqlQuery &) {});
}

Result<std::optional<CredentialRecord>> SqliteStorage::oneCredential(
    const QString &condition, const QString &value)
{
    auto query = run(QStringLiteral("SELECT %1 FROM credentials WHERE %2 = ?")
                         .arg(QLatin1String(columns), condition),
        {value});
    if (!query)
        return failure(query.error());
    if (!query->next())
        return std::nullopt;
    return credentialOf(*query);
}

Result<std::optional<CredentialRecord>> SqliteStorage::credential(const QString &serialNumber)
{
    return oneCredential(QStringLiteral("serial"), serialNumber);
}

Result<std::optional<CredentialRecord>> SqliteStorage::credentialOfKey(const QString &keyDigest)
{
    return oneCredential(QStringLiteral("key_digest"), keyDigest);
}

Result<QList<CredentialRecord>> SqliteStorage::credentials(const QString &cardUuid)
{
    auto query
        = run(QStringLiteral("SELECT %1 FROM credentials WHERE card = ? ORDER BY slot, number")
                  .arg(QLatin1String(columns)),
            {cardUuid});
    if (!query)
        return failure(query.error());
    QList<CredentialRecord> all;
    while (query->next())
        all << credentialOf(*query);
    return all;
}

Result<void> SqliteStorage::remember(
    const QString &cardUuid, const QString &key, const RememberedAnswer &answer)
{
    return run(QStringLiteral("INSERT INTO answers VALUES (?, ?, ?, ?)"),
        {cardUuid, key, answer.request, answer.body})
        .map([](const QSqlQuery &) {});
}

Result<std::optional<RememberedAnswer>> SqliteStorage::remembered(
    const QString &cardUuid, const QString &key)
{
    auto query = run(QStringLiteral("SELECT request, body FROM answers WHERE card = ? AND key = ?"),
        {cardUuid, key});
    if (!query)
        return failure(query.error());
    if (!query->next())
        return std::nullopt;
    return RememberedAnswer{query->value(0).toString(), query->value(1).toByteArray()};
}

Result<void> SqliteStorage::addAudit(const AuditRow &row)
{
    return run(QStringLiteral("INSERT INTO audit (at, card, action, serial) VALUES (?, ?, ?, ?)"),
        {row.at.toMSecsSinceEpoch(), row.cardUuid, row.action,
            // A null string would be a null column.
            row.serialNumber.isNull() ? QLatin1String("") : row.serialNumber})
        .map([](const QSqlQuery &) {});
}

Result<QList<AuditRow>> SqliteStorage::audit()
{
    auto query = run(QStringLiteral("SELECT at, card, action, serial FROM audit ORDER BY number"));
    if (!query)
        return failure(query.error());
    QList<AuditRow> rows;
    while (query->next()) {
        rows << AuditRow{timeOf(query->value(0)), query->value(1).toString(),
            query->value(2).toString(), query->value(3).toString()};
    }
    return rows;
}

} // namespace eid::sandbox
