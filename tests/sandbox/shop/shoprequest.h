#pragma once

#include "tests/sandbox/shop/shopidentity.h"

#include <QJsonArray>

namespace eid::sandbox {

/// What a relying party asks for besides the answer alone.
struct ShopRequest
{
    QString purpose; ///< plain text in one line, shown to the citizen
    QString level = QStringLiteral("urn:eid:acr:copy");
    QJsonArray claims = {}; ///< of DCQL (OpenID4VP 1.0, 6.3); empty: none
};

/// What is random in a request, each 128 bits or more.
struct RequestMarks
{
    QString nonce;
    QString state;
};

/// A request for an authentication by the platform at the address \a platform (OpenID4VP 1.0, 5;
/// RFC 9101), signed by \a shop, good for five minutes. Fails with Internal.
Result<QByteArray> signRequest(const ShopIdentity &shop, const QString &platform,
    const ShopRequest &request, const RequestMarks &marks);

/// 128 bits by chance, base64url. Ends the process where there are none.
QString randomText();

} // namespace eid::sandbox
