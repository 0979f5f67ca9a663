#pragma once

#include "tests/sandbox/platform/holdstorage.h"
#include "tests/sandbox/platform/sqlitedatabase.h"

namespace eid::sandbox {

/// The tables of the holds in the platform's database.
class SqliteHolds : public HoldStorage
{
public:
    explicit SqliteHolds(SqliteDatabase &database);
    /// The statements that make the tables.
    static QStringList schema();

    Result<void> putLossCode(const QString &cardUuid, const QByteArray &digest) override;
    Result<std::optional<QString>> cardOfLossCode(const QByteArray &digest) override;
    Result<void> addHold(const HoldRecord &hold) override;
    Result<void> removeHold(const QString &cardUuid, HoldRecord::Kind kind) override;
    Result<QList<HoldRecord>> holds(const QString &cardUuid) override;
    Result<QList<HoldRecord>> overdueLosses(const QDateTime &now) override;

private:
    SqliteDatabase &m_database;
};

} // namespace eid::sandbox
