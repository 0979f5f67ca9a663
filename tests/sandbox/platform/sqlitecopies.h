#pragma once

#include "tests/sandbox/platform/copystorage.h"
#include "tests/sandbox/platform/sqlitedatabase.h"

namespace eid::sandbox {

/// The tables of the online copies in the platform's database.
class SqliteCopies : public CopyStorage
{
public:
    explicit SqliteCopies(SqliteDatabase &database);
    /// The statements that make the tables.
    static QStringList schema();

    Result<void> addOffer(const OfferRecord &offer) override;
    Result<std::optional<OfferRecord>> offer(const QByteArray &code) override;
    Result<void> changeOffer(const OfferRecord &offer) override;
    Result<qint64> addGrant(const QString &cardUuid) override;
    Result<std::optional<GrantRecord>> grant(qint64 number) override;
    Result<void> changeGrant(const GrantRecord &grant) override;
    Result<void> addToken(const TokenRecord &token) override;
    Result<std::optional<TokenRecord>> token(const QByteArray &digest) override;
    Result<bool> useNonce(const QByteArray &digest, const QDateTime &expires) override;
    Result<void> forgetBefore(const QDateTime &expiry) override;
    Result<void> addCopy(const CopyRecord &copy) override;
    Result<std::optional<CopyRecord>> copy(qint64 number) override;
    Result<int> copiesInForce(const QString &cardUuid, const QDateTime &now) override;
    Result<void> changeCopies(
        const QString &cardUuid, const QList<CopyState> &from, CopyState to) override;
    Result<qint64> openList() override;
    Result<std::optional<qint64>> listVersion(qint64 list) override;
    Result<QList<std::pair<qint64, CopyState>>> notValid(qint64 list) override;

private:
    SqliteDatabase &m_database;
};

} // namespace eid::sandbox
