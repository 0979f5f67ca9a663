#include "tests/sandbox/platform/copyholder.h"

#include "core/jose/jwk.h"
#include "tests/sandbox/platform/certificatefacts.h"

#include <QUrl>
#include <QUrlQuery>

#include <openssl/x509v3.h>

namespace eid::sandbox {

namespace {

SigningKey keyOf(EVP_PKEY *key)
{
    if (EVP_PKEY_is_a(key, "RSA") == 1)
        return {key, eid::KeyAlgorithm::Rsa2048};
    return {
        key, EVP_PKEY_get_bits(key) == 384 ? eid::KeyAlgorithm::EcP384 : eid::KeyAlgorithm::EcP256};
}

} // namespace

CopyHolder::CopyHolder(PlatformCase &scene, SoftCredential credential)
    : m_scene(scene)
    , m_credential(std::move(credential))
{ }

std::unique_ptr<PlatformClient> CopyHolder::client() const
{
    return m_scene.client(m_credential);
}

QString CopyHolder::cardUuid() const
{
    const CertificateHandle certificate = certificateOf(m_credential.certificate);
    auto *names = static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr));
    QString uuid;
    for (int i = 0; i < sk_GENERAL_NAME_num(names); ++i) {
        int type = 0;
        const void *value = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names, i), &type);
        const auto *text = static_cast<const ASN1_STRING *>(value);
        if (type == GEN_URI)
            uuid = QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)),
                ASN1_STRING_length(text))
                       .mid(int(sizeof "urn:uuid:") - 1);
    }
    GENERAL_NAMES_free(names);
    return uuid;
}

SigningKey CopyHolder::key() const
{
    return keyOf(m_credential.key.get());
}

std::optional<HttpReply> CopyHolder::askToken(
    const QByteArray &code, const QString &transactionCode)
{
    return client()->ask("POST", "/v1/copies/token", formType,
        formOf({{"grant_type", "urn:ietf:params:oauth:grant-type:pre-authorized_code"},
            {"pre-authorized_code", code}, {"tx_code", transactionCode.toUtf8()}}));
}

std::optional<HttpReply> CopyHolder::refresh(const QByteArray &token)
{
    return client()->ask("POST", "/v1/copies/token", formType,
        formOf({{"grant_type", "refresh_token"}, {"refresh_token", token}}));
}

QByteArray CopyHolder::nonce()
{
    const auto anybody = m_scene.client();
    if (!anybody->connect())
        qFatal("No connection to the platform");
    return jsonIn(anybody->ask("POST", "/v1/copies/nonce"))[QLatin1String("c_nonce")]
        .toString()
        .toLatin1();
}

QByteArray CopyHolder::proof(const QByteArray &nonce, EVP_PKEY *key, const QJsonObject &otherClaims,
    const QJsonObject &otherHeader) const
{
    const auto jwk = jwkOf(publicKeyDerOf(key));
    if (!jwk)
        qFatal("No key");
    QJsonObject header{{QStringLiteral("typ"), QStringLiteral("openid4vci-proof+jwt")},
        {QStringLiteral("jwk"), *jwk}};
    QJsonObject claims{{QStringLiteral("aud"), m_scene.platform().address()},
        {QStringLiteral("iat"), secondsFromNow(0)},
        {QStringLiteral("nonce"), QString::fromLatin1(nonce)}};
    for (auto it = otherClaims.begin(); it != otherClaims.end(); ++it)
        claims[it.key()] = it.value();
    for (auto it = otherHeader.begin(); it != otherHeader.end(); ++it)
        header[it.key()] = it.value();
    const auto made = signJwt(header, claims, keyOf(key));
    if (!made)
        qFatal("No proof");
    return *made;
}

QByteArray CopyHolder::proof(const QByteArray &nonce) const
{
    return proof(nonce, m_credential.key.get());
}

std::optional<HttpReply> CopyHolder::askCopies(
    const QByteArray &access, const QList<QByteArray> &proofs)
{
    QJsonArray tokens;
    for (const QByteArray &token : proofs)
        tokens.append(QString::fromLatin1(token));
    const QJsonObject asked{
        {QStringLiteral("credential_configuration_id"), QStringLiteral("online-copy")},
        {QStringLiteral("proofs"), QJsonObject{{QStringLiteral("jwt"), tokens}}}};
    return client()->ask("POST", "/v1/copies/credential", "application/json",
        QJsonDocument(asked).toJson(), "Authorization: Bearer " + access + "\r\n");
}

CopyHolder::Tokens CopyHolder::begin()
{
    const auto offer = m_scene.platform().offerCopies(cardUuid());
    if (!offer)
        qFatal("No offer: %s", qUtf8Printable(offer.error().detail));
    const auto reply = askToken(codeIn(offer->link), offer->transactionCode);
    const Tokens tokens = tokensIn(reply);
    if (tokens.access.isEmpty())
        qFatal("No token: %s", reply ? reply->body.constData() : "");
    return tokens;
}

QList<QByteArray> CopyHolder::take(int count)
{
    const Tokens tokens = begin();
    const QByteArray challenge = nonce();
    QList<QByteArray> proofs;
    for (int i = 0; i < count; ++i)
        proofs << proof(challenge);
    const auto reply = askCopies(tokens.access, proofs);
    QList<QByteArray> copies;
    for (const auto entry : jsonIn(reply)[QLatin1String("credentials")].toArray())
        copies << entry.toObject()[QLatin1String("credential")].toString().toLatin1();
    if (copies.size() != count)
        qFatal("No copies: %s", reply ? reply->body.constData() : "");
    return copies;
}

QByteArray CopyHolder::codeIn(const QString &link)
{
    const QString offer
        = QUrlQuery(QUrl(link))
              .queryItemValue(QStringLiteral("credential_offer"), QUrl::FullyDecoded);
    const QJsonObject grants
        = QJsonDocument::fromJson(offer.toUtf8()).object()[QLatin1String("grants")].toObject();
    return grants[QLatin1String("urn:ietf:params:oauth:grant-type:pre-authorized_code")]
        .toObject()[QLatin1String("pre-authorized_code")]
        .toString()
        .toLatin1();
}

CopyHolder::Tokens CopyHolder::tokensIn(const std::optional<HttpReply> &reply)
{
    const QJsonObject object = jsonIn(reply);
    return {object[QLatin1String("access_token")].toString().toLatin1(),
        object[QLatin1String("refresh_token")].toString().toLatin1()};
}

QJsonObject jsonIn(const std::optional<HttpReply> &reply)
{
    return reply ? QJsonDocument::fromJson(reply->body).object() : QJsonObject();
}

QString refusalIn(const std::optional<HttpReply> &reply)
{
    const QJsonObject object = jsonIn(reply);
    const QString error = object[QLatin1String("error")].toString();
    return error.isEmpty()
        ? object[QLatin1String("type")].toString().mid(int(sizeof "urn:eid:problem:") - 1)
        : error;
}

qint64 secondsFromNow(qint64 seconds)
{
    return QDateTime::currentSecsSinceEpoch() + seconds;
}

QByteArray formOf(const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields)
        form += (form.isEmpty() ? "" : "&") + name.toPercentEncoding() + '='
            + value.toPercentEncoding();
    return form;
}

} // namespace eid::sandbox
