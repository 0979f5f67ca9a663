#include "tests/sandbox/platform/sqlitestorage.h"

#include <QDir>

#include <array>

namespace eid::sandbox {

namespace {

constexpr int schemaVersion = 3; // 1 knew no faces, 2 no online copies

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

/// From version 2 to version 3.
constexpr std::array migration{
    "ALTER TABLE cards ADD COLUMN document_expires TEXT",
    "CREATE INDEX credentials_of_card ON credentials (card, slot, number)",
};

constexpr char columns[] = "serial, card, slot, state, certificate, key_digest, changed_at";

RecordState stateOf(const QString &name)
{
    for (const auto state : {RecordState::Pending, RecordState::Live, RecordState::Retired}) {
        if (nameOf(state) == name)
            return state;
    }
    return RecordState::Revoked;
}

CredentialRecord credentialOf(const SqliteRows &row)
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

SqliteStorage::SqliteStorage(std::unique_ptr<SqliteDatabase> database)
    : m_database(std::move(database))
    , m_faces(*m_database)
    , m_copies(*m_database)
    , m_holds(*m_database)
    , m_authentications(*m_database)
{ }

SqliteStorage::~SqliteStorage() = default;

Result<std::unique_ptr<PlatformStorage>> SqliteStorage::open(
    const QString &path, std::shared_ptr<CommitGroup> group)
{
    auto database = SqliteDatabase::open(path, std::move(group));
    if (!database)
        return failure(database.error());
    std::unique_ptr<SqliteStorage> storage(new SqliteStorage(std::move(*database)));
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
    const auto found = m_database->number(QStringLiteral("PRAGMA user_version"));
    if (!found)
        return failure(found.error());
    if (*found == schemaVersion)
        return {};
    // Whoever came first has made them by the time that this has its turn.
    return transaction([this]() -> Result<void> {
        const auto version = m_database->number(QStringLiteral("PRAGMA user_version"));
        if (!version)
            return failure(version.error());
        if (*version > schemaVersion)
            return failure(ErrorCode::StoreTooNew, QString::number(*version));
        return makeTables(*version);
    });
}

Result<void> SqliteStorage::makeTables(qint64 found)
{
    QStringList statements;
    for (const char *statement : schema) {
        if (found < 1)
            statements << QLatin1String(statement);
    }
    if (found < 2)
        statements << SqliteFaces::schema();
    if (found < 3) {
        for (const char *statement : migration)
            statements << QLatin1String(statement);
        statements << SqliteFaces::migration() << SqliteCopies::schema() << SqliteHolds::schema()
                   << SqliteAuthentications::schema();
    }
    statements << QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion);
    for (const QString &statement : std::as_const(statements)) {
        if (auto made = m_database->change(statement); !made)
            return made;
    }
    return {};
}

Result<void> SqliteStorage::transaction(const std::function<Result<void>()> &work)
{
    return m_database->transaction(work);
}

Result<void> SqliteStorage::settle()
{
    return m_database->settle();
}

Result<void> SqliteStorage::setDiskFull(bool full)
{
    return m_database->setDiskFull(full);
}

Result<void> SqliteStorage::putCard(const CardRecord &card)
{
    return m_database->change(
        QStringLiteral("INSERT INTO cards VALUES (?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE"
                       " SET admin_algorithm = excluded.admin_algorithm,"
                       " admin_key = excluded.admin_key, document_expires ="
                       " coalesce(excluded.document_expires, document_expires)"),
        {card.uuid, static_cast<int>(card.adminKey.algorithm), blobOf(card.adminKey.key),
            card.documentExpires.isValid() ? QVariant(card.documentExpires.toString(Qt::ISODate))
                                           : QVariant(QMetaType(QMetaType::QString))});
}

Result<std::optional<CardRecord>> SqliteStorage::card(const QString &uuid)
{
    auto query = m_database->run(
        QStringLiteral("SELECT admin_algorithm, admin_key, document_expires FROM cards WHERE uuid"
                       " = ?"),
        {uuid});
    if (!query)
        return failure(query.error());
    if (!query->next())
        return std::nullopt;
    const auto algorithm = adminAlgorithmOf(static_cast<std::uint8_t>(query->value(0).toUInt()));
    if (!algorithm)
        return failure(ErrorCode::StoreDamaged, QStringLiteral("administration key"));
    return CardRecord{uuid, {*algorithm, bytesOf(query->value(1))},
        QDate::fromString(query->value(2).toString(), Qt::ISODate)};
}

Result<void> SqliteStorage::addCredential(const CredentialRecord &credential)
{
    return m_database->change(
        QStringLiteral("INSERT INTO credentials (%1) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .arg(QLatin1String(columns)),
        {credential.serialNumber, credential.cardUuid, credential.slot, nameOf(credential.state),
            blobOf(credential.certificate), credential.keyDigest,
            credential.changedAt.toMSecsSinceEpoch()});
}

Result<void> SqliteStorage::setState(
    const QString &serialNumber, RecordState state, const QDateTime &at)
{
    return m_database->change(
        QStringLiteral("UPDATE credentials SET state = ?, changed_at = ? WHERE serial = ?"),
        {nameOf(state), at.toMSecsSinceEpoch(), serialNumber});
}

Result<std::optional<CredentialRecord>> SqliteStorage::oneCredential(
    const QString &condition, const QString &value)
{
    auto query = m_database->run(QStringLiteral("SELECT %1 FROM credentials WHERE %2 = ?")
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
    auto query = m_database->run(
        QStringLiteral("SELECT %1 FROM credentials WHERE card = ? ORDER BY slot, number")
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
    return m_database->change(QStringLiteral("INSERT INTO answers VALUES (?, ?, ?, ?)"),
        {cardUuid, key, answer.request, answer.body});
}

Result<std::optional<RememberedAnswer>> SqliteStorage::remembered(
    const QString &cardUuid, const QString &key)
{
    auto query = m_database->run(
        QStringLiteral("SELECT request, body FROM answers WHERE card = ? AND key = ?"),
        {cardUuid, key});
    if (!query)
        return failure(query.error());
    if (!query->next())
        return std::nullopt;
    return RememberedAnswer{query->value(0).toString(), query->value(1).toByteArray()};
}

Result<void> SqliteStorage::addAudit(const AuditRow &row)
{
    return m_database->change(
        QStringLiteral("INSERT INTO audit (at, card, action, serial) VALUES (?, ?, ?, ?)"),
        {row.at.toMSecsSinceEpoch(), row.cardUuid, row.action,
            // A null string would be a null column.
            row.serialNumber.isNull() ? QLatin1String("") : row.serialNumber});
}

Result<QList<AuditRow>> SqliteStorage::audit()
{
    auto query = m_database->run(
        QStringLiteral("SELECT at, card, action, serial FROM audit ORDER BY number"));
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
