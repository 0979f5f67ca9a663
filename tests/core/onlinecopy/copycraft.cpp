#include "copycraft.h"

#include "core/jose/base64url.h"
#include "core/jose/disclosure.h"
#include "core/jose/jsontext.h"
#include "core/jose/jwk.h"
#include "core/onlinecopy/octets.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>

namespace eid::testing {

namespace {

QByteArray randomSalt()
{
    QByteArray salt(16, Qt::Uninitialized);
    QRandomGenerator::system()->generate(salt.begin(), salt.end());
    return salt;
}

KeyAlgorithm algorithmOf(const TestKey &key)
{
    if (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA)
        return KeyAlgorithm::Rsa2048;
    return EVP_PKEY_get_bits(key.get()) == 384 ? KeyAlgorithm::EcP384 : KeyAlgorithm::EcP256;
}

} // namespace

Bytes publicKeyOf(const TestKey &key)
{
    unsigned char *octets = nullptr;
    const int size = i2d_PUBKEY(key.get(), &octets);
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

QJsonObject Signer::headerOf(const QString &type) const
{
    QJsonArray certificates;
    for (const Certificate &certificate : chain) {
        const QByteArray der(reinterpret_cast<const char *>(certificate.der.data()),
            static_cast<qsizetype>(certificate.der.size()));
        certificates.append(QString::fromLatin1(der.toBase64()));
    }
    return {{QStringLiteral("typ"), type}, {QStringLiteral("x5c"), certificates}};
}

QByteArray Signer::signWith(const QJsonObject &header, const QJsonObject &claims) const
{
    const auto token = signJwt(header, claims, {key.get(), algorithmOf(key)});
    if (!token)
        qFatal("%s", qPrintable(token.error().detail));
    return *token;
}

QByteArray Signer::sign(const QString &type, const QJsonObject &claims) const
{
    return signWith(headerOf(type), claims);
}

CopyCraft::CopyCraft()
    : cardKey(testing::publicKeyOf(card))
    , issuer(signer("URI:urn:eid:service:copy-issuing", "platform"))
    , shop(signer("DNS:shop.example,URI:urn:eid:service:relying-party", "网上商店"))
{ }

Signer CopyCraft::signer(
    const std::string &names, const std::string &organisation, const TestIssuer *above) const
{
    TestOrder order;
    order.name = "signer";
    order.organisation = organisation;
    order.key = makeTestKey("P-256");
    order.extensions = {{"keyUsage", "critical,digitalSignature"}, {"subjectAltName", names}};
    return {order.key, {(above != nullptr ? *above : m_root).issue(order)}};
}

QJsonObject CopyCraft::requestClaims() const
{
    const QJsonObject credential{{QStringLiteral("id"), QStringLiteral("copy")},
        {QStringLiteral("format"), QStringLiteral("dc+sd-jwt")},
        {QStringLiteral("meta"),
            QJsonObject{{QStringLiteral("vct_values"),
                QJsonArray{QStringLiteral("urn:eid:online-copy:1")}}}}};
    return {
        {QStringLiteral("client_id"), clientId},
        {QStringLiteral("response_type"), QStringLiteral("vp_token")},
        {QStringLiteral("response_mode"), QStringLiteral("direct_post")},
        {QStringLiteral("response_uri"),
            identifier + QStringLiteral("/v1/authentication/responses")},
        {QStringLiteral("nonce"), QStringLiteral("n-0S6_WzA2Mj0123456789abcdef")},
        {QStringLiteral("state"), QStringLiteral("0123456789abcdefghijklmnopqrst")},
        {QStringLiteral("aud"), QStringLiteral("https://self-issued.me/v2")},
        {QStringLiteral("iat"), now.toSecsSinceEpoch()},
        {QStringLiteral("exp"), now.addSecs(300).toSecsSinceEpoch()},
        {QStringLiteral("dcql_query"),
            QJsonObject{{QStringLiteral("credentials"), QJsonArray{credential}}}},
        {QStringLiteral("acr_values"), QStringLiteral("urn:eid:acr:copy")},
        {QStringLiteral("purpose"), QStringLiteral("开设网上商店")},
    };
}

QByteArray CopyCraft::request(const QJsonObject &claims) const
{
    return shop.sign(QStringLiteral("oauth-authz-req+jwt"), claims);
}

CopyParts CopyCraft::copyParts() const
{
    const QJsonObject status{{QStringLiteral("idx"), QRandomGenerator::system()->bounded(1 << 20)},
        {QStringLiteral("uri"), identifier + QStringLiteral("/v1/status-lists/0")}};
    CopyParts parts;
    parts.plain = {
        {QStringLiteral("iss"), identifier},
        {QStringLiteral("iat"), now.toSecsSinceEpoch()},
        {QStringLiteral("exp"), now.addMonths(6).toSecsSinceEpoch()},
        {QStringLiteral("vct"), QStringLiteral("urn:eid:online-copy:1")},
        {QStringLiteral("cnf"), QJsonObject{{QStringLiteral("jwk"), *jwkOf(cardKey)}}},
        {QStringLiteral("status"), QJsonObject{{QStringLiteral("status_list"), status}}},
    };
    parts.fields = {
        {{QStringLiteral("name")}, QStringLiteral("张小明")},
        {{QStringLiteral("id_number")}, QStringLiteral("110105199003072338")},
        {{QStringLiteral("birthdate")}, QStringLiteral("1990-03-07")},
        {{QStringLiteral("sex")}, QStringLiteral("male")},
        {{QStringLiteral("document_expiry")}, QStringLiteral("2036-03-07")},
    };
    for (const int years : {14, 16, 18, 21, 60})
        parts.fields.append(
            {{QStringLiteral("age_equal_or_over"), QString::number(years)}, years < 60});
    return parts;
}

QByteArray CopyCraft::copy(const CopyParts &parts) const
{
    return copy(parts, issuer);
}

QByteArray CopyCraft::copy(const CopyParts &parts, const Signer &signer) const
{
    QJsonObject claims = parts.plain;
    QJsonArray digests;
    QJsonArray ageDigests;
    QByteArray disclosures;
    for (const auto &[path, value] : parts.fields) {
        const bool isFirst = disclosures.isEmpty();
        const QByteArray salt = isFirst && !parts.salt.isEmpty() ? parts.salt : randomSalt();
        const auto made = makeDisclosure(path.constLast(), value, octetsOf(salt));
        (path.size() == 1 ? digests : ageDigests).append(QString::fromLatin1(made.digest));
        disclosures += made.encoded + '~';
    }
    claims.insert(QStringLiteral("_sd"), digests);
    claims.insert(QStringLiteral("_sd_alg"), QStringLiteral("sha-256"));
    QJsonObject ages = claims[QLatin1String("age_equal_or_over")].toObject();
    ages.insert(QStringLiteral("_sd"), ageDigests);
    claims.insert(QStringLiteral("age_equal_or_over"), ages);
    return signer.sign(QStringLiteral("dc+sd-jwt"), claims) + '~' + disclosures;
}

} // namespace eid::testing
