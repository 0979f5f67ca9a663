#pragma once

#include "tests/sandbox/platform/authenticationstorage.h"
#include "tests/sandbox/platform/sqlitedatabase.h"

namespace eid::sandbox {

/// The tables of the authentications in the platform's database.
class SqliteAuthentications : public AuthenticationStorage
{
public:
    explicit SqliteAuthentications(SqliteDatabase &database);
    /// The statements that make the tables.
    static QStringList schema();

    Result<void> putRelyingParty(const RelyingPartyRecord &party) override;
    Result<std::optional<RelyingPartyRecord>> relyingParty(const QString &clientId) override;
    Result<bool> addRequest(const RequestRecord &request) override;
    Result<std::optional<RequestRecord>> request(const QString &identifier) override;
    Result<std::optional<AnswerableRecord>> answerable(const QByteArray &state) override;
    Result<bool> addOutcome(const OutcomeRecord &outcome) override;
    Result<std::optional<OutcomeRecord>> outcome(const QString &request) override;
    Result<void> forgetRequestsBefore(const QDateTime &expiry) override;
    Result<void> addAuthentication(const AuthenticationRow &row) override;
    Result<QList<AuthenticationRow>> authentications() override;
    Result<void> addTransactionSignature(const TransactionSignatureRecord &signature) override;
    Result<std::optional<TransactionSignatureRecord>> transactionSignature(
        const QString &request) override;

private:
    SqliteDatabase &m_database;
};

} // namespace eid::sandbox
