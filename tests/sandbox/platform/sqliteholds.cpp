#include "tests/sandbox/platform/sqliteholds.h"

namespace eid::sandbox {

namespace {

QString kindName(HoldRecord::Kind kind)
{
    switch (kind) {
    case HoldRecord::Kind::Frozen:
        return QStringLiteral("frozen");
    case HoldRecord::Kind::Loss:
        return QStringLiteral("loss");
    }
    Q_UNREACHABLE();
}

Result<QList<HoldRecord>> holdsIn(Result<SqliteRows> rows)
{
    if (!rows)
        return failure(rows.error());
    QList<HoldRecord> found;
    while (rows->next()) {
        HoldRecord hold;
        hold.cardUuid = rows->value(0).toString();
        hold.kind = rows->value(1).toString() == kindName(HoldRecord::Kind::Loss)
            ? HoldRecord::Kind::Loss
            : HoldRecord::Kind::Frozen;
        hold.identifier = rows->value(2).toString();
        hold.since = timeOf(rows->value(3));
        if (!rows->value(4).isNull())
            hold.finalAt = timeOf(rows->value(4));
        found << hold;
    }
    return found;
}

} // namespace

SqliteHolds::SqliteHolds(SqliteDatabase &database)
    : m_database(database)
{ }

QStringList SqliteHolds::schema()
{
    return {
        QStringLiteral("CREATE TABLE loss_codes (card TEXT PRIMARY KEY REFERENCES cards (uuid),"
                       " digest BLOB NOT NULL UNIQUE) STRICT"),
        QStringLiteral("CREATE TABLE holds (card TEXT NOT NULL REFERENCES cards (uuid),"
                       " kind TEXT NOT NULL CHECK (kind IN ('frozen', 'loss')),"
                       " identifier TEXT NOT NULL, since INTEGER NOT NULL, final INTEGER"
                       " CHECK ((final IS NULL) = (kind = 'frozen')),"
                       " PRIMARY KEY (card, kind)) STRICT, WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX losses_by_end ON holds (final) WHERE final IS NOT NULL"),
    };
}

Result<void> SqliteHolds::putLossCode(const QString &cardUuid, const QByteArray &digest)
{
    return m_database.change(QStringLiteral("INSERT INTO loss_codes VALUES (?, ?) ON CONFLICT"
                                            " (card) DO UPDATE SET digest = excluded.digest"),
        {cardUuid, digest});
}

Result<std::optional<QString>> SqliteHolds::cardOfLossCode(const QByteArray &digest)
{
    auto rows
        = m_database.run(QStringLiteral("SELECT card FROM loss_codes WHERE digest = ?"), {digest});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    return rows->value(0).toString();
}

Result<void> SqliteHolds::addHold(const HoldRecord &hold)
{
    const bool loss = hold.kind == HoldRecord::Kind::Loss;
    return m_database.change(QStringLiteral("INSERT INTO holds VALUES (?, ?, ?, ?, ?)"),
        {hold.cardUuid, kindName(hold.kind), loss ? hold.identifier : QStringLiteral(""),
            hold.since.toMSecsSinceEpoch(),
            numberOrNull(loss ? std::optional(hold.finalAt.toMSecsSinceEpoch()) : std::nullopt)});
}

Result<void> SqliteHolds::removeHold(const QString &cardUuid, HoldRecord::Kind kind)
{
    return m_database.change(QStringLiteral("DELETE FROM holds WHERE card = ? AND kind = ?"),
        {cardUuid, kindName(kind)});
}

Result<QList<HoldRecord>> SqliteHolds::holds(const QString &cardUuid)
{
    return holdsIn(m_database.run(
        QStringLiteral("SELECT card, kind, identifier, since, final FROM holds WHERE card = ?"),
        {cardUuid}));
}

Result<QList<HoldRecord>> SqliteHolds::overdueLosses(const QDateTime &now)
{
    return holdsIn(
        m_database.run(QStringLiteral("SELECT card, kind, identifier, since, final FROM holds"
                                      " WHERE final IS NOT NULL AND final <= ? LIMIT 100"),
            {now.toMSecsSinceEpoch()}));
}

} // namespace eid::sandbox
