#include "tests/sandbox/platform/sqlitecopies.h"

namespace eid::sandbox {

namespace {

constexpr int forgottenAtOnce = 100;

/// As in the status list (Token Status List, 7.1).
int numberOf(CopyState state)
{
    switch (state) {
    case CopyState::Valid:
        return 0;
    case CopyState::Revoked:
        return 1;
    case CopyState::Suspended:
        return 2;
    }
    Q_UNREACHABLE();
}

CopyState copyStateOf(const QVariant &number)
{
    for (const auto state : {CopyState::Valid, CopyState::Suspended}) {
        if (numberOf(state) == number.toInt())
            return state;
    }
    return CopyState::Revoked;
}

} // namespace

SqliteCopies::SqliteCopies(SqliteDatabase &database)
    : m_database(database)
{ }

QStringList SqliteCopies::schema()
{
    return {
        QStringLiteral("CREATE TABLE copy_offers (code BLOB PRIMARY KEY,"
                       " card TEXT NOT NULL REFERENCES cards (uuid),"
                       " transaction_code BLOB NOT NULL, expires INTEGER NOT NULL,"
                       " wrong_codes INTEGER NOT NULL, over INTEGER NOT NULL"
                       " CHECK (over IN (0, 1))) STRICT, WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX offers_by_expiry ON copy_offers (expires)"),
        QStringLiteral("CREATE TABLE copy_grants (number INTEGER PRIMARY KEY AUTOINCREMENT,"
                       " card TEXT NOT NULL REFERENCES cards (uuid),"
                       " generation INTEGER NOT NULL, used INTEGER NOT NULL"
                       " CHECK (used IN (0, 1))) STRICT"),
        QStringLiteral("CREATE TABLE copy_tokens (digest BLOB PRIMARY KEY,"
                       " kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),"
                       " grant_number INTEGER NOT NULL REFERENCES copy_grants (number),"
                       " generation INTEGER NOT NULL, certificate BLOB NOT NULL,"
                       " expires INTEGER NOT NULL) STRICT, WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX tokens_by_expiry ON copy_tokens (expires)"),
        QStringLiteral("CREATE TABLE copy_nonces (digest BLOB PRIMARY KEY,"
                       " expires INTEGER NOT NULL) STRICT, WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX nonces_by_expiry ON copy_nonces (expires)"),
        QStringLiteral("CREATE TABLE copy_lists (number INTEGER PRIMARY KEY,"
                       " issued INTEGER NOT NULL, version INTEGER NOT NULL) STRICT"),
        QStringLiteral("CREATE TABLE copies (number INTEGER PRIMARY KEY,"
                       " card TEXT NOT NULL REFERENCES cards (uuid), state INTEGER NOT NULL"
                       " CHECK (state IN (0, 1, 2)), expires INTEGER NOT NULL,"
                       " digest BLOB NOT NULL) STRICT"),
        QStringLiteral("CREATE INDEX copies_of_card ON copies (card, expires)"),
        QStringLiteral("CREATE INDEX copies_not_valid ON copies (number, state)"
                       " WHERE state <> 0"),
    };
}

Result<void> SqliteCopies::addOffer(const OfferRecord &offer)
{
    return m_database.change(QStringLiteral("INSERT INTO copy_offers VALUES (?, ?, ?, ?, ?, ?)"),
        {offer.code, offer.cardUuid, offer.transactionCode, offer.expires.toMSecsSinceEpoch(),
            offer.wrongCodes, offer.over ? 1 : 0});
}

Result<std::optional<OfferRecord>> SqliteCopies::offer(const QByteArray &code)
{
    auto rows = m_database.run(QStringLiteral("SELECT card, transaction_code, expires, wrong_codes,"
                                              " over FROM copy_offers WHERE code = ?"),
        {code});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    return OfferRecord{code, rows->value(0).toString(), rows->value(1).toByteArray(),
        timeOf(rows->value(2)), rows->value(3).toInt(), rows->value(4).toBool()};
}

Result<void> SqliteCopies::changeOffer(const OfferRecord &offer)
{
    return m_database.change(
        QStringLiteral("UPDATE copy_offers SET wrong_codes = ?, over = ? WHERE code = ?"),
        {offer.wrongCodes, offer.over ? 1 : 0, offer.code});
}

Result<qint64> SqliteCopies::addGrant(const QString &cardUuid)
{
    return m_database
        .change(QStringLiteral("INSERT INTO copy_grants (card, generation, used)"
                               " VALUES (?, 0, 0)"),
            {cardUuid})
        .and_then(
            [this] { return m_database.number(QStringLiteral("SELECT last_insert_rowid()")); });
}

Result<std::optional<GrantRecord>> SqliteCopies::grant(qint64 number)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT card, generation, used FROM copy_grants WHERE number = ?"),
        {number});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    return GrantRecord{
        number, rows->value(0).toString(), rows->value(1).toInt(), rows->value(2).toBool()};
}

Result<void> SqliteCopies::changeGrant(const GrantRecord &grant)
{
    return m_database.change(
        QStringLiteral("UPDATE copy_grants SET generation = ?, used = ? WHERE number = ?"),
        {grant.generation, grant.used ? 1 : 0, grant.number});
}

Result<void> SqliteCopies::addToken(const TokenRecord &token)
{
    const bool access = token.kind == TokenRecord::Kind::Access;
    return m_database.change(QStringLiteral("INSERT INTO copy_tokens VALUES (?, ?, ?, ?, ?, ?)"),
        {token.digest, access ? QStringLiteral("access") : QStringLiteral("refresh"), token.grant,
            token.generation, access ? token.certificate : QByteArray(""),
            token.expires.toMSecsSinceEpoch()});
}

Result<std::optional<TokenRecord>> SqliteCopies::token(const QByteArray &digest)
{
    auto rows = m_database.run(QStringLiteral("SELECT kind, grant_number, generation, certificate,"
                                              " expires FROM copy_tokens WHERE digest = ?"),
        {digest});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    const bool access = rows->value(0).toString() == QLatin1String("access");
    return TokenRecord{digest, access ? TokenRecord::Kind::Access : TokenRecord::Kind::Refresh,
        rows->value(1).toLongLong(), rows->value(2).toInt(), rows->value(3).toByteArray(),
        timeOf(rows->value(4))};
}

Result<bool> SqliteCopies::useNonce(const QByteArray &digest, const QDateTime &expires)
{
    return m_database
        .run(QStringLiteral("INSERT INTO copy_nonces VALUES (?, ?) ON CONFLICT DO NOTHING"),
            {digest, expires.toMSecsSinceEpoch()})
        .map([](const SqliteRows &rows) { return rows.changed() == 1; });
}

Result<void> SqliteCopies::forgetBefore(const QDateTime &expiry)
{
    const QString statement = QStringLiteral(
        "DELETE FROM %1 WHERE %2 IN (SELECT %2 FROM %1 WHERE expires < ? LIMIT %3)");
    const std::initializer_list<std::pair<QLatin1String, QLatin1String>> tables{
        {QLatin1String("copy_offers"), QLatin1String("code")},
        {QLatin1String("copy_tokens"), QLatin1String("digest")},
        {QLatin1String("copy_nonces"), QLatin1String("digest")}};
    for (const auto &[table, key] : tables) {
        auto done = m_database.change(
            statement.arg(table, key).arg(forgottenAtOnce), {expiry.toMSecsSinceEpoch()});
        if (!done)
            return done;
    }
    return {};
}

Result<void> SqliteCopies::addCopy(const CopyRecord &copy)
{
    return m_database
        .change(QStringLiteral("INSERT INTO copies VALUES (?, ?, ?, ?, ?)"),
            {copy.number, copy.cardUuid, numberOf(copy.state), copy.expires.toMSecsSinceEpoch(),
                copy.digest})
        .and_then([&] {
            return m_database.change(
                QStringLiteral("UPDATE copy_lists SET issued = issued + 1 WHERE number = ?"),
                {copy.number / copiesOfList});
        });
}

Result<std::optional<CopyRecord>> SqliteCopies::copy(qint64 number)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT card, state, expires, digest FROM copies WHERE number = ?"),
        {number});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    return CopyRecord{number, rows->value(0).toString(), copyStateOf(rows->value(1)),
        timeOf(rows->value(2)), rows->value(3).toByteArray()};
}

Result<int> SqliteCopies::copiesInForce(const QString &cardUuid, const QDateTime &now)
{
    return m_database
        .number(QStringLiteral("SELECT count(*) FROM copies WHERE card = ? AND expires > ? AND"
                               " state <> 1"),
            {cardUuid, now.toMSecsSinceEpoch()})
        .map([](qint64 count) { return static_cast<int>(count); });
}

Result<void> SqliteCopies::changeCopies(
    const QString &cardUuid, const QList<CopyState> &from, CopyState to)
{
    for (const CopyState state : from) {
        const QVariantList of{cardUuid, numberOf(state)};
        auto done
            = m_database
                  .change(QStringLiteral(
                              "UPDATE copy_lists SET version = version + 1 WHERE number IN"
                              " (SELECT number / %1 FROM copies WHERE card = ? AND state = ?)")
                              .arg(copiesOfList),
                      of)
                  .and_then([&] {
                      return m_database.change(
                          QStringLiteral(
                              "UPDATE copies SET state = ? WHERE card = ? AND state = ?"),
                          QVariantList{numberOf(to)} + of);
                  });
        if (!done)
            return done;
    }
    return {};
}

Result<qint64> SqliteCopies::openList()
{
    auto rows = m_database.run(
        QStringLiteral("SELECT number, issued FROM copy_lists ORDER BY number DESC LIMIT 1"));
    if (!rows)
        return failure(rows.error());
    const bool any = rows->next();
    const qint64 last = any ? rows->value(0).toLongLong() : 0;
    if (any && rows->value(1).toLongLong() < copiesOfList / 2)
        return last;
    return m_database.change(QStringLiteral("INSERT INTO copy_lists VALUES (?, 0, 0)"), {last + 1})
        .map([last] { return last + 1; });
}

Result<std::optional<qint64>> SqliteCopies::listVersion(qint64 list)
{
    auto rows
        = m_database.run(QStringLiteral("SELECT version FROM copy_lists WHERE number = ?"), {list});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    return rows->value(0).toLongLong();
}

Result<QList<std::pair<qint64, CopyState>>> SqliteCopies::notValid(qint64 list)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT number, state FROM copies WHERE state <> 0 AND number >= ? AND"
                       " number < ?"),
        {list * copiesOfList, (list + 1) * copiesOfList});
    if (!rows)
        return failure(rows.error());
    QList<std::pair<qint64, CopyState>> found;
    while (rows->next())
        found.append(
            {rows->value(0).toLongLong() - list * copiesOfList, copyStateOf(rows->value(1))});
    return found;
}

} // namespace eid::sandbox
