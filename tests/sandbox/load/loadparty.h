#pragma once

#include "tests/sandbox/load/loadconnection.h"
#include "tests/sandbox/shop/shoprequest.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace eid::sandbox {

/// A request that waits for its answer.
struct LoadAsk
{
    QString nonce;
    QString state;
    QByteArray transaction; ///< what its result is asked for with
};

/// A relying party with much to do: asks for authentications and for their results over one
/// connection that it keeps.
///
/// Threads: belongs to the one that made it.
class LoadParty
{
public:
    LoadParty(ShopIdentity identity, QString platformAddress, SslContext context);

    /// Asks for \a count authentications. Fails with PlatformUnreachable and PlatformRefused.
    Result<std::vector<LoadAsk>> ask(int count);
    /// The claims of the result of \a ask, whose signature is not checked; an empty object while
    /// there is none. Fails likewise.
    Result<QJsonObject> result(const LoadAsk &ask);
    [[nodiscard]] const ShopIdentity &identity() const { return m_identity; }

private:
    Result<LoadReply> post(const char *path, const QByteArray &form);

    ShopIdentity m_identity;
    QString m_address;
    SslContext m_context;
    SslSession m_session;
    LoadConnection m_connection;
};

/// The port in "https://localhost:PORT".
std::uint16_t portIn(const QString &address);

} // namespace eid::sandbox
