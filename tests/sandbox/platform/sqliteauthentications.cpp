#include "tests/sandbox/platform/sqliteauthentications.h"

namespace eid::sandbox {

namespace {

RequestRecord requestIn(const SqliteRows &row)
{
    return {row.value(0).toString(), row.value(1).toString(), row.value(2).toByteArray(),
        row.value(3).toByteArray(), row.value(4).toByteArray(), timeOf(row.value(5))};
}

/// Its columns begin at \a first: kind, at, result, response.
OutcomeRecord outcomeIn(const SqliteRows &row, int first, const QString &request)
{
    const bool presented = row.value(first).toString() == QLatin1String("presented");
    return {request, presented ? OutcomeRecord::Kind::Presented : OutcomeRecord::Kind::Declined,
        timeOf(row.value(first + 1)), row.value(first + 2).toByteArray(),
        row.value(first + 3).toByteArray()};
}

} // namespace

SqliteAuthentications::SqliteAuthentications(SqliteDatabase &database)
    : m_database(database)
{ }

QStringList SqliteAuthentications::schema()
{
    return {
        QStringLiteral("CREATE TABLE relying_parties (client TEXT PRIMARY KEY,"
                       " name TEXT NOT NULL, callback TEXT NOT NULL) STRICT"),
        QStringLiteral("CREATE TABLE authentication_requests (identifier TEXT PRIMARY KEY,"
                       " client TEXT NOT NULL REFERENCES relying_parties (client),"
                       " state BLOB NOT NULL UNIQUE, nonce BLOB NOT NULL UNIQUE,"
                       " request BLOB NOT NULL,"
                       " expires INTEGER NOT NULL) STRICT"),
        QStringLiteral("CREATE INDEX requests_by_expiry ON authentication_requests (expires)"),
        QStringLiteral("CREATE TABLE authentication_outcomes (request TEXT PRIMARY KEY"
                       " REFERENCES authentication_requests (identifier) ON DELETE CASCADE,"
                       " kind TEXT NOT NULL CHECK (kind IN ('presented', 'declined')),"
                       " at INTEGER NOT NULL, result BLOB NOT NULL, response BLOB NOT NULL)"
                       " STRICT"),
        QStringLiteral("CREATE TABLE authentications (number INTEGER PRIMARY KEY AUTOINCREMENT,"
                       " at INTEGER NOT NULL, request TEXT NOT NULL, client TEXT NOT NULL,"
                       " result TEXT NOT NULL, digest BLOB NOT NULL) STRICT"),
        QStringLiteral("CREATE TABLE transaction_signatures (request TEXT PRIMARY KEY,"
                       " client TEXT NOT NULL, at INTEGER NOT NULL, signature BLOB NOT NULL)"
                       " STRICT"),
    };
}

Result<void> SqliteAuthentications::putRelyingParty(const RelyingPartyRecord &party)
{
    return m_database.change(
        QStringLiteral("INSERT INTO relying_parties VALUES (?, ?, ?) ON CONFLICT (client) DO"
                       " UPDATE SET name = excluded.name, callback = excluded.callback"),
        {party.clientId, party.name, party.callback});
}

Result<std::optional<RelyingPartyRecord>> SqliteAuthentications::relyingParty(
    const QString &clientId)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT name, callback FROM relying_parties WHERE client = ?"), {clientId});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    return RelyingPartyRecord{clientId, rows->value(0).toString(), rows->value(1).toString()};
}

Result<bool> SqliteAuthentications::addRequest(const RequestRecord &request)
{
    return m_database
        .run(QStringLiteral("INSERT INTO authentication_requests VALUES (?, ?, ?, ?, ?, ?)"
                            " ON CONFLICT DO NOTHING"),
            {request.identifier, request.clientId, request.state, request.nonce, request.request,
                request.expires.toMSecsSinceEpoch()})
        .map([](const SqliteRows &rows) { return rows.changed() == 1; });
}

Result<std::optional<RequestRecord>> SqliteAuthentications::request(const QString &identifier)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT identifier, client, state, nonce, request, expires FROM"
                       " authentication_requests WHERE identifier = ?"),
        {identifier});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    return requestIn(*rows);
}

Result<std::optional<AnswerableRecord>> SqliteAuthentications::answerable(const QByteArray &state)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT r.identifier, r.client, r.state, r.nonce, r.request, r.expires,"
                       " p.callback, o.kind, o.at, o.result, o.response FROM"
                       " authentication_requests r JOIN relying_parties p ON p.client = r.client"
                       " LEFT JOIN authentication_outcomes o ON o.request = r.identifier"
                       " WHERE r.state = ?"),
        {state});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    AnswerableRecord found{requestIn(*rows), rows->value(6).toString(), std::nullopt};
    if (!rows->value(7).isNull())
        found.outcome = outcomeIn(*rows, 7, found.request.identifier);
    return found;
}

Result<bool> SqliteAuthentications::addOutcome(const OutcomeRecord &outcome)
{
    const bool presented = outcome.kind == OutcomeRecord::Kind::Presented;
    return m_database
        .run(QStringLiteral("INSERT INTO authentication_outcomes VALUES (?, ?, ?, ?, ?)"
                            " ON CONFLICT DO NOTHING"),
            {outcome.request, presented ? QStringLiteral("presented") : QStringLiteral("declined"),
                outcome.at.toMSecsSinceEpoch(), presented ? outcome.result : QByteArray(""),
                outcome.response})
        .map([](const SqliteRows &rows) { return rows.changed() == 1; });
}

Result<std::optional<OutcomeRecord>> SqliteAuthentications::outcome(const QString &request)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT kind, at, result, response FROM authentication_outcomes WHERE"
                       " request = ?"),
        {request});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    return outcomeIn(*rows, 0, request);
}

Result<void> SqliteAuthentications::forgetRequestsBefore(const QDateTime &expiry)
{
    return m_database.change(
        QStringLiteral("DELETE FROM authentication_requests WHERE identifier IN (SELECT identifier"
                       " FROM authentication_requests WHERE expires < ? LIMIT 100)"),
        {expiry.toMSecsSinceEpoch()});
}

Result<void> SqliteAuthentications::addAuthentication(const AuthenticationRow &row)
{
    return m_database.change(
        QStringLiteral("INSERT INTO authentications (at, request, client, result, digest)"
                       " VALUES (?, ?, ?, ?, ?)"),
        {row.at.toMSecsSinceEpoch(), row.request, row.clientId, row.result, row.digest});
}

Result<QList<AuthenticationRow>> SqliteAuthentications::authentications()
{
    auto rows = m_database.run(QStringLiteral(
        "SELECT at, request, client, result, digest FROM authentications ORDER BY number"));
    if (!rows)
        return failure(rows.error());
    QList<AuthenticationRow> all;
    while (rows->next()) {
        all << AuthenticationRow{timeOf(rows->value(0)), rows->value(1).toString(),
            rows->value(2).toString(), rows->value(3).toString(), rows->value(4).toByteArray()};
    }
    return all;
}

Result<void> SqliteAuthentications::addTransactionSignature(
    const TransactionSignatureRecord &signature)
{
    return m_database.change(
        QStringLiteral("INSERT INTO transaction_signatures VALUES (?, ?, ?, ?)"),
        {signature.request, signature.clientId, signature.at.toMSecsSinceEpoch(),
            signature.signature});
}

Result<std::optional<TransactionSignatureRecord>> SqliteAuthentications::transactionSignature(
    const QString &request)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT client, at, signature FROM transaction_signatures WHERE"
                       " request = ?"),
        {request});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return std::nullopt;
    return TransactionSignatureRecord{
        request, rows->value(0).toString(), timeOf(rows->value(1)), rows->value(2).toByteArray()};
}

} // namespace eid::sandbox
