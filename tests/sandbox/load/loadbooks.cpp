#include "tests/sandbox/load/loadbooks.h"

#include "tests/sandbox/platform/sqlitestorage.h"

namespace eid::sandbox {

Result<void> admitParty(const QString &folder, const ShopIdentity &shop)
{
    const auto storage = SqliteStorage::open(SqliteStorage::fileIn(folder));
    if (!storage)
        return failure(storage.error());
    return (*storage)->transaction([&] {
        return (*storage)->authentications().putRelyingParty(
            {shop.clientId(), shop.name, QStringLiteral("https://%1/verified").arg(shop.host)});
    });
}

Result<QStringList> journalOf(const QString &folder)
{
    const auto storage = SqliteStorage::open(SqliteStorage::fileIn(folder));
    if (!storage)
        return failure(storage.error());
    return (*storage)->authentications().authentications().map(
        [](const QList<AuthenticationRow> &rows) {
            QStringList requests;
            for (const AuthenticationRow &row : rows)
                requests << row.request;
            return requests;
        });
}

} // namespace eid::sandbox
