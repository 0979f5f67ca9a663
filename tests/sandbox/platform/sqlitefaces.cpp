#include "tests/sandbox/platform/sqlitefaces.h"

namespace eid::sandbox {

namespace {

QDateTime timeOf(const QVariant &value)
{
    return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

QVariant numberOrNull(std::optional<qint64> number)
{
    return number ? QVariant(*number) : QVariant(QMetaType(QMetaType::LongLong));
}

} // namespace

SqliteFaces::SqliteFaces(Run run)
    : m_run(std::move(run))
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

Result<void> SqliteFaces::change(const QString &statement, const QVariantList &values)
{
    return m_run(statement, values).map([](const QSqlQuery &) {});
}

Result<int> SqliteFaces::count(const QString &statement, const QVariantList &values)
{
    return m_run(statement, values).map([](QSqlQuery query) {
        return query.next() ? query.value(0).toInt() : 0;
    });
}

Result<void> SqliteFaces::addChallenge(const ChallengeRecord &challenge)
{
    return change(QStringLiteral("INSERT INTO face_challenges (identifier, nonce, movements,"
                                 " expires) VALUES (?, ?, ?, ?)"),
        {challenge.identifier, challenge.nonce, challenge.movements.join(QLatin1Char(' ')),
            challenge.expires.toMSecsSinceEpoch()});
}

Result<std::optional<ChallengeRecord>> SqliteFaces::oneChallenge(
    const QString &condition, const QVariantList &values)
{
    auto query = m_run(QStringLiteral("SELECT identifier, nonce, movements, expires, used_by FROM"
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
    return change(QStringLiteral("UPDATE face_challenges SET used_by = ? WHERE identifier = ?"),
        {usedBy, identifier});
}

Result<int> SqliteFaces::openChallenges(const QDateTime &now)
{
    return count(QStringLiteral("SELECT count(*) FROM face_challenges WHERE used_by = '' AND"
                                " expires > ?"),
        {now.toMSecsSinceEpoch()});
}

Result<void> SqliteFaces::forgetChallengesBefore(const QDateTime &expiry)
{
    return change(QStringLiteral("DELETE FROM face_challenges WHERE expires < ?"),
        {expiry.toMSecsSinceEpoch()});
}

Result<void> SqliteFaces::addUpload(const UploadRecord &upload)
{
    return change(QStringLiteral("INSERT INTO face_uploads VALUES (?, ?, ?, ?, ?, NULL, ?)"),
        {upload.cardUuid, upload.identifier, upload.size, numberOrNull(upload.length),
            upload.complete ? 1 : 0, upload.begun.toMSecsSinceEpoch()});
}

Result<std::optional<UploadRecord>> SqliteFaces::upload(
    const QString &cardUuid, const QString &identifier)
{
    auto query = m_run(QStringLiteral("SELECT size, length, complete, result, begun FROM"
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
    return count(QStringLiteral("SELECT count(*) FROM face_uploads WHERE card = ? AND"
                                " complete = 0"),
        {cardUuid});
}

Result<void> SqliteFaces::forgetUnfinishedBefore(const QDateTime &begun)
{
    return change(QStringLiteral("DELETE FROM face_uploads WHERE complete = 0 AND begun < ?"),
        {begun.toMSecsSinceEpoch()});
}

Result<void> SqliteFaces::append(const UploadRecord &upload, const QByteArray &octets,
    std::optional<qint64> length, bool complete)
{
    Result<void> done;
    if (!octets.isEmpty())
        done = change(QStringLiteral("INSERT INTO face_parts VALUES (?, ?, ?, ?)"),
            {upload.cardUuid, upload.identifier, upload.size, octets});
    return done.and_then([&] {
        return change(QStringLiteral("UPDATE face_uploads SET size = ?, length = ?, complete = ?"
                                     " WHERE card = ? AND identifier = ?"),
            {upload.size + octets.size(), numberOrNull(length), complete ? 1 : 0, upload.cardUuid,
                upload.identifier});
    });
}

Result<QByteArray> SqliteFaces::content(const QString &cardUuid, const QString &identifier)
{
    auto query = m_run(QStringLiteral("SELECT octets FROM face_parts WHERE card = ? AND"
                                      " identifier = ? ORDER BY place"),
        {cardUuid, identifier});
    if (!query)
        return failure(query.error());
    QByteArray all;
    while (query->next())
        all += query->value(0).toByteArray();
    return all;
}

Result<void> SqliteFaces::setResult(
    const QString &cardUuid, const QString &identifier, const QByteArray &result)
{
    return change(QStringLiteral("UPDATE face_uploads SET result = ? WHERE card = ? AND"
                                 " identifier = ? AND result IS NULL"),
        {result, cardUuid, identifier});
}

Result<void> SqliteFaces::removeUpload(const QString &cardUuid, const QString &identifier)
{
    return change(QStringLiteral("DELETE FROM face_uploads WHERE card = ? AND identifier = ?"),
        {cardUuid, identifier});
}

Result<void> SqliteFaces::putReference(const QString &cardUuid, const Bytes &jpeg)
{
    return change(QStringLiteral("INSERT INTO face_references VALUES (?, ?) ON CONFLICT (card) DO"
                                 " UPDATE SET jpeg = excluded.jpeg"),
        {cardUuid,
            QByteArray(
                reinterpret_cast<const char *>(jpeg.data()), static_cast<qsizetype>(jpeg.size()))});
}

Result<std::optional<Bytes>> SqliteFaces::reference(const QString &cardUuid)
{
    auto query
        = m_run(QStringLiteral("SELECT jpeg FROM face_references WHERE card = ?"), {cardUuid});
    if (!query)
        return failure(query.error());
    if (!query->next())
        return std::nullopt;
    const QByteArray jpeg = query->value(0).toByteArray();
    return Bytes(jpeg.begin(), jpeg.end());
}

} // namespace eid::sandbox
