#include "tests/sandbox/platform/sqlitefaces.h"

namespace eid::sandbox {

SqliteFaces::SqliteFaces(SqliteDatabase &database)
    : m_database(database)
{ }

QStringList SqliteFaces::schema()
{
    return {
        QStringLiteral("CREATE TABLE face_challenges (number INTEGER PRIMARY KEY AUTOINCREMENT,"
                       " identifier TEXT NOT NULL UNIQUE, nonce BLOB NOT NULL,"
                       " movements TEXT NOT NULL, expires INTEGER NOT NULL,"
                       " used_by TEXT NOT NULL DEFAULT '') STRICT"),
        QStringLiteral("CREATE TABLE face_uploads (card TEXT NOT NULL REFERENCES cards (uuid),"
                       " identifier TEXT NOT NULL, size INTEGER NOT NULL, length INTEGER,"
                       " complete INTEGER NOT NULL CHECK (complete IN (0, 1)), result BLOB,"
                       " begun INTEGER NOT NULL, PRIMARY KEY (card, identifier)) STRICT"),
        QStringLiteral("CREATE TABLE face_parts (card TEXT NOT NULL, identifier TEXT NOT NULL,"
                       " place INTEGER NOT NULL, octets BLOB NOT NULL,"
                       " PRIMARY KEY (card, identifier, place),"
                       " FOREIGN KEY (card, identifier) REFERENCES face_uploads"
                       " ON DELETE CASCADE) STRICT"),
        QStringLiteral("CREATE TABLE face_references (card TEXT PRIMARY KEY REFERENCES cards"
                       " (uuid), jpeg BLOB NOT NULL) STRICT"),
    };
}

QStringList SqliteFaces::migration()
{
    return {
        QStringLiteral("ALTER TABLE face_uploads ADD COLUMN accepted INTEGER"),
        QStringLiteral("CREATE INDEX accepted_faces ON face_uploads (card, accepted)"
                       " WHERE accepted IS NOT NULL"),
    };
}

Result<void> SqliteFaces::addChallenge(const ChallengeRecord &challenge)
{
    return m_database.change(
        QStringLiteral("INSERT INTO face_challenges (identifier, nonce, movements,"
                       " expires) VALUES (?, ?, ?, ?)"),
        {challenge.identifier, challenge.nonce, challenge.movements.join(QLatin1Char(' ')),
            challenge.expires.toMSecsSinceEpoch()});
}

Result<std::optional<ChallengeRecord>> SqliteFaces::oneChallenge(
    const QString &condition, const QVariantList &values)
{
    auto query
        = m_database.run(QStringLiteral("SELECT identifier, nonce, movements, expires, used_by FROM"
                                        " face_challenges ")
                + condition,
            values);
    if (!query)
        return failure(query.error());
    if (!query->next())
        return std::nullopt;
    return ChallengeRecord{query->value(0).toString(), query->value(1).toByteArray(),
        query->value(2).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts),
        timeOf(query->value(3)), query->value(4).toString()};
}

Result<std::optional<ChallengeRecord>> SqliteFaces::challenge(const QString &identifier)
{
    return oneChallenge(QStringLiteral("WHERE identifier = ?"), {identifier});
}

Result<std::optional<ChallengeRecord>> SqliteFaces::latestChallenge()
{
    return oneChallenge(QStringLiteral("ORDER BY number DESC LIMIT 1"), {});
}

Result<void> SqliteFaces::useChallenge(const QString &identifier, const QString &usedBy)
{
    return m_database.change(
        QStringLiteral("UPDATE face_challenges SET used_by = ? WHERE identifier = ?"),
        {usedBy, identifier});
}

Result<int> SqliteFaces::openChallenges(const QDateTime &now)
{
    return m_database
        .number(QStringLiteral("SELECT count(*) FROM face_challenges WHERE used_by = '' AND"
                               " expires > ?"),
            {now.toMSecsSinceEpoch()})
        .map([](qint64 n) { return static_cast<int>(n); });
}

Result<void> SqliteFaces::forgetChallengesBefore(const QDateTime &expiry)
{
    return m_database.change(QStringLiteral("DELETE FROM face_challenges WHERE expires < ?"),
        {expiry.toMSecsSinceEpoch()});
}

Result<void> SqliteFaces::addUpload(const UploadRecord &upload)
{
    return m_database.change(
        QStringLiteral("INSERT INTO face_uploads (card, identifier, size, length,"
                       " complete, begun) VALUES (?, ?, ?, ?, ?, ?)"),
        {upload.cardUuid, upload.identifier, upload.size, numberOrNull(upload.length),
            upload.complete ? 1 : 0, upload.begun.toMSecsSinceEpoch()});
}

Result<std::optional<UploadRecord>> SqliteFaces::upload(
    const QString &cardUuid, const QString &identifier)
{
    auto query = m_database.run(QStringLiteral("SELECT size, length, complete, result, begun FROM"
                                               " face_uploads WHERE card = ? AND identifier = ?"),
        {cardUuid, identifier});
    if (!query)
        return failure(query.error());
    if (!query->next())
        return std::nullopt;
    UploadRecord record;
    record.cardUuid = cardUuid;
    record.identifier = identifier;
    record.size = query->value(0).toLongLong();
    if (!query->value(1).isNull())
        record.length = query->value(1).toLongLong();
    record.complete = query->value(2).toInt() != 0;
    record.result = query->value(3).toByteArray();
    record.begun = timeOf(query->value(4));
    return record;
}

Result<int> SqliteFaces::unfinishedUploads(const QString &cardUuid)
{
    return m_database
        .number(QStringLiteral("SELECT count(*) FROM face_uploads WHERE card = ? AND"
                               " complete = 0"),
            {cardUuid})
        .map([](qint64 n) { return static_cast<int>(n); });
}

Result<void> SqliteFaces::forgetUnfinishedBefore(const QDateTime &begun)
{
    return m_database.change(
        QStringLiteral("DELETE FROM face_uploads WHERE complete = 0 AND begun < ?"),
        {begun.toMSecsSinceEpoch()});
}

Result<void> SqliteFaces::append(const UploadRecord &upload, const QByteArray &octets,
    std::optional<qint64> length, bool complete)
{
    Result<void> done;
    if (!octets.isEmpty())
        done = m_database.change(QStringLiteral("INSERT INTO face_parts VALUES (?, ?, ?, ?)"),
            {upload.cardUuid, upload.identifier, upload.size, octets});
    return done.and_then([&] {
        return m_database.change(
            QStringLiteral("UPDATE face_uploads SET size = ?, length = ?, complete = ?"
                           " WHERE card = ? AND identifier = ?"),
            {upload.size + octets.size(), numberOrNull(length), complete ? 1 : 0, upload.cardUuid,
                upload.identifier});
    });
}

Result<QByteArray> SqliteFaces::content(const QString &cardUuid, const QString &identifier)
{
    auto query = m_database.run(QStringLiteral("SELECT octets FROM face_parts WHERE card = ? AND"
                                               " identifier = ? ORDER BY place"),
        {cardUuid, identifier});
    if (!query)
        return failure(query.error());
    QByteArray all;
    while (query->next())
        all += query->value(0).toByteArray();
    return all;
}

Result<void> SqliteFaces::setResult(const QString &cardUuid, const QString &identifier,
    const QByteArray &result, const std::optional<QDateTime> &accepted)
{
    const auto at = accepted ? std::optional(accepted->toMSecsSinceEpoch()) : std::nullopt;
    return m_database.change(QStringLiteral("UPDATE face_uploads SET result = ?, accepted = ? WHERE"
                                            " card = ? AND identifier = ? AND result IS NULL"),
        {result, numberOrNull(at), cardUuid, identifier});
}

Result<bool> SqliteFaces::acceptedSince(const QString &cardUuid, const QDateTime &since)
{
    return m_database
        .number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM face_uploads WHERE card = ? AND"
                               " accepted >= ?)"),
            {cardUuid, since.toMSecsSinceEpoch()})
        .map([](qint64 found) { return found != 0; });
}

Result<void> SqliteFaces::removeUpload(const QString &cardUuid, const QString &identifier)
{
    return m_database.change(
        QStringLiteral("DELETE FROM face_uploads WHERE card = ? AND identifier = ?"),
        {cardUuid, identifier});
}

Result<void> SqliteFaces::putReference(const QString &cardUuid, const Bytes &jpeg)
{
    return m_database.change(
        QStringLiteral("INSERT INTO face_references VALUES (?, ?) ON CONFLICT (card) DO"
                       " UPDATE SET jpeg = excluded.jpeg"),
        {cardUuid,
            QByteArray(
                reinterpret_cast<const char *>(jpeg.data()), static_cast<qsizetype>(jpeg.size()))});
}

Result<std::optional<Bytes>> SqliteFaces::reference(const QString &cardUuid)
{
    auto query = m_database.run(
        QStringLiteral("SELECT jpeg FROM face_references WHERE card = ?"), {cardUuid});
    if (!query)
        return failure(query.error());
    if (!query->next())
        return std::nullopt;
    const QByteArray jpeg = query->value(0).toByteArray();
    return Bytes(jpeg.begin(), jpeg.end());
}

} // namespace eid::sandbox
