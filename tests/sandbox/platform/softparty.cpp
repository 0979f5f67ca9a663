#include "tests/sandbox/platform/softparty.h"

#include "core/crypto/publickey.h"
#include "core/jose/keybinding.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/copyissuer.h"
#include "tests/sandbox/platform/platformsecrets.h"

#include <QUrl>

namespace eid::sandbox {

SoftParty::SoftParty(PlatformCase &scene, const QByteArray &host, const QString &name, bool isKnown)
    : m_scene(scene)
    , m_host(host)
    , m_key(PlatformCase::newKey())
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto issued = scene.platform().ca().issueService(
        {relyingPartyService, name, host, now.addDays(-1), now.addYears(1)},
        publicKeyDerOf(m_key.get()));
    if (!issued)
        qFatal("No certificate");
    m_certificate = *issued;
    if (isKnown && !scene.platform().registerRelyingParty({clientId(), name, callback()}))
        qFatal("Not registered");
}

QString SoftParty::clientId() const
{
    return QStringLiteral("x509_san_dns:") + QString::fromLatin1(m_host);
}

QString SoftParty::callback() const
{
    return QStringLiteral("https://") + QString::fromLatin1(m_host) + QStringLiteral("/back");
}

QJsonObject SoftParty::query(const QList<QStringList> &paths)
{
    QJsonObject credential{{QStringLiteral("id"), QStringLiteral("copy")},
        {QStringLiteral("format"), QStringLiteral("dc+sd-jwt")},
        {QStringLiteral("meta"),
            QJsonObject{{QStringLiteral("vct_values"),
                QJsonArray{QStringLiteral("urn:eid:online-copy:1")}}}}};
    QJsonArray claims;
    for (const QStringList &path : paths)
        claims.append(QJsonObject{{QStringLiteral("path"), QJsonArray::fromStringList(path)}});
    if (!claims.isEmpty())
        credential[QLatin1String("claims")] = claims;
    return {{QStringLiteral("credentials"), QJsonArray{credential}}};
}

QJsonObject SoftParty::claims() const
{
    return {{QStringLiteral("client_id"), clientId()},
        {QStringLiteral("response_type"), QStringLiteral("vp_token")},
        {QStringLiteral("response_mode"), QStringLiteral("direct_post")},
        {QStringLiteral("response_uri"),
            m_scene.platform().address() + QLatin1String("/v1/authentication/responses")},
        {QStringLiteral("nonce"), QString::fromLatin1(randomToken(16))},
        {QStringLiteral("state"), QString::fromLatin1(randomToken(16))},
        {QStringLiteral("aud"), QStringLiteral("https://self-issued.me/v2")},
        {QStringLiteral("iat"), secondsFromNow(0)}, {QStringLiteral("exp"), secondsFromNow(600)},
        {QStringLiteral("dcql_query"), query({})},
        {QStringLiteral("acr_values"), QStringLiteral("urn:eid:acr:copy")},
        {QStringLiteral("purpose"), QStringLiteral("登录")}};
}

QByteArray SoftParty::sign(const QJsonObject &claims, const QJsonObject &otherHeader) const
{
    QJsonObject header{{QStringLiteral("typ"), QStringLiteral("oauth-authz-req+jwt")},
        {QStringLiteral("x5c"), chainOf(m_scene, m_certificate)}};
    for (auto it = otherHeader.begin(); it != otherHeader.end(); ++it)
        header[it.key()] = it.value();
    const auto made = signJwt(header, claims, {m_key.get(), eid::KeyAlgorithm::EcP256});
    if (!made)
        qFatal("No request");
    return *made;
}

SoftParty::Asked SoftParty::send(const QByteArray &request, const QJsonObject &claims) const
{
    const auto client = m_scene.client();
    if (!client->connect())
        qFatal("No connection to the platform");
    Asked asked;
    asked.claims = claims;
    asked.reply = client->ask("POST", "/v1/authentication/requests", formType,
        formOf({{"client_id", clientId().toUtf8()}, {"request", request}}));
    const QJsonObject told = jsonIn(asked.reply);
    asked.requestUri = QUrl(told[QLatin1String("request_uri")].toString()).path().toLatin1();
    asked.transactionId = told[QLatin1String("transaction_id")].toString().toLatin1();
    return asked;
}

std::optional<HttpReply> SoftParty::askResult(
    const Asked &asked, const QByteArray &responseCode) const
{
    const auto client = m_scene.client();
    if (!client->connect())
        qFatal("No connection to the platform");
    QList<std::pair<QByteArray, QByteArray>> fields{{"transaction_id", asked.transactionId}};
    if (!responseCode.isEmpty())
        fields.append({"response_code", responseCode});
    return client->ask("POST", "/v1/authentication/results", formType, formOf(fields));
}

QJsonObject SoftParty::result(const Asked &asked) const
{
    const auto reply = askResult(asked);
    const auto jws = reply ? parseJws(reply->body) : Result<Jws>(failure(ErrorCode::Internal));
    const auto chain
        = jws ? jws->certificates() : Result<QList<Certificate>>(failure(ErrorCode::Internal));
    const bool holds = chain && jws->type() == QLatin1String("eid-result+jwt")
        && verifyJws(*jws, publicKeyOf(chain->first()));
    if (!holds)
        qFatal("No result: %s", reply ? reply->body.constData() : "");
    return *jws->claims();
}

QByteArray presentation(const CopyHolder &holder, const QByteArray &copy,
    const SoftParty::Asked &asked, const QList<QStringList> &paths, const QDateTime &now)
{
    const auto parsed = SdJwt::parse(copy);
    KeyBinding binding{asked.claims[QLatin1String("client_id")].toString(),
        asked.claims[QLatin1String("nonce")].toString(), now, {}};
    for (const auto data : asked.claims[QLatin1String("transaction_data")].toArray())
        binding.transactionData << data.toString().toLatin1();
    const auto bound = bindPresentation(parsed->withOnly(paths), binding, holder.key());
    if (!bound)
        qFatal("No presentation");
    return *bound;
}

std::optional<HttpReply> respond(const CopyHolder &holder, const SoftParty::Asked &asked,
    const QByteArray &presentation, const QByteArray &transactionSignature)
{
    const QJsonObject token{
        {QStringLiteral("copy"), QJsonArray{QString::fromLatin1(presentation)}}};
    QList<std::pair<QByteArray, QByteArray>> fields{
        {"vp_token", QJsonDocument(token).toJson(QJsonDocument::Compact)},
        {"state", asked.claims[QLatin1String("state")].toString().toLatin1()}};
    if (!transactionSignature.isEmpty())
        fields.append({"transaction_signature", transactionSignature});
    return holder.client()->ask("POST", "/v1/authentication/responses", formType, formOf(fields));
}

QJsonArray chainOf(PlatformCase &scene, const Bytes &certificate)
{
    QJsonArray chain;
    for (const Bytes &der : {certificate, derOf(scene.platform().ca().services().certificate())})
        chain.append(QString::fromLatin1(
            QByteArray(reinterpret_cast<const char *>(der.data()), qsizetype(der.size()))
                .toBase64()));
    return chain;
}

} // namespace eid::sandbox
