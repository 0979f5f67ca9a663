#include "tests/sandbox/shop/shoprequest.h"

#include "core/jose/base64url.h"
#include "core/jose/jws.h"

#include <openssl/rand.h>

#include <array>

namespace eid::sandbox {

namespace {

constexpr int secondsOfRequest = 300;

} // namespace

Result<QByteArray> signRequest(const ShopIdentity &shop, const QString &platform,
    const ShopRequest &request, const RequestMarks &marks)
{
    QJsonArray chain;
    for (const Bytes &der : shop.chain)
        chain.append(QString::fromLatin1(
            QByteArray(reinterpret_cast<const char *>(der.data()), qsizetype(der.size()))
                .toBase64()));
    QJsonObject copy{{QStringLiteral("id"), QStringLiteral("copy")},
        {QStringLiteral("format"), QStringLiteral("dc+sd-jwt")},
        {QStringLiteral("meta"),
            QJsonObject{{QStringLiteral("vct_values"),
                QJsonArray{QStringLiteral("urn:eid:online-copy:1")}}}}};
    if (!request.claims.isEmpty())
        copy[QLatin1String("claims")] = request.claims;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QJsonObject claims{{QStringLiteral("iss"), shop.clientId()},
        {QStringLiteral("client_id"), shop.clientId()},
        {QStringLiteral("aud"), QStringLiteral("https://self-issued.me/v2")},
        {QStringLiteral("response_type"), QStringLiteral("vp_token")},
        {QStringLiteral("response_mode"), QStringLiteral("direct_post")},
        {QStringLiteral("response_uri"),
            QString(platform + QStringLiteral("/v1/authentication/responses"))},
        {QStringLiteral("nonce"), marks.nonce}, {QStringLiteral("state"), marks.state},
        {QStringLiteral("iat"), now}, {QStringLiteral("exp"), now + secondsOfRequest},
        {QStringLiteral("acr_values"), request.level}, {QStringLiteral("purpose"), request.purpose},
        {QStringLiteral("dcql_query"),
            QJsonObject{{QStringLiteral("credentials"), QJsonArray{copy}}}}};
    const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("oauth-authz-req+jwt")},
        {QStringLiteral("x5c"), chain}};
    return signJwt(header, claims, {shop.key.get(), eid::KeyAlgorithm::EcP256});
}

QString randomText()
{
    std::array<std::uint8_t, 16> octets{};
    if (RAND_bytes(octets.data(), static_cast<int>(octets.size())) != 1)
        qFatal("no random numbers");
    return QString::fromLatin1(toBase64Url(octets));
}

} // namespace eid::sandbox
