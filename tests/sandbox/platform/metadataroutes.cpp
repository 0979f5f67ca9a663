#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/copymaking.h"
#include "tests/sandbox/platform/route.h"

#include <QJsonArray>

namespace eid::sandbox {

namespace {

QJsonArray displayed(const QString &chinese, const QString &english)
{
    return {QJsonObject{{QStringLiteral("name"), chinese},
                {QStringLiteral("locale"), QStringLiteral("zh-CN")}},
        QJsonObject{
            {QStringLiteral("name"), english}, {QStringLiteral("locale"), QStringLiteral("en")}}};
}

/// OpenID4VCI 1.0, appendix B.2.
QJsonArray describedClaims()
{
    QJsonArray described;
    for (const QStringList &path : copyClaims())
        described.append(QJsonObject{{QStringLiteral("path"), QJsonArray::fromStringList(path)}});
    return described;
}

QJsonObject configuration()
{
    const QJsonObject proof{{QStringLiteral("proof_signing_alg_values_supported"),
        QJsonArray{QStringLiteral("ES256"), QStringLiteral("ES384"), QStringLiteral("PS256")}}};
    return {{QStringLiteral("format"), QStringLiteral("dc+sd-jwt")},
        {QStringLiteral("vct"), QLatin1String(copyType)},
        {QStringLiteral("cryptographic_binding_methods_supported"),
            QJsonArray{QStringLiteral("jwk")}},
        {QStringLiteral("credential_signing_alg_values_supported"),
            QJsonArray{QStringLiteral("ES256")}},
        {QStringLiteral("proof_types_supported"), QJsonObject{{QStringLiteral("jwt"), proof}}},
        {QStringLiteral("credential_metadata"),
            QJsonObject{
                {QStringLiteral("display"),
                    displayed(QStringLiteral("居民身份证网证"), QStringLiteral("Online ID copy"))},
                {QStringLiteral("claims"), describedClaims()}}}};
}

} // namespace

Answered answerIssuerMetadata(
    const PlatformServices &services, PlatformStorage &, const PlatformRequest &)
{
    return jsonAnswer({{QStringLiteral("credential_issuer"), services.address},
        {QStringLiteral("credential_endpoint"),
            services.address + QLatin1String("/v1/copies/credential")},
        {QStringLiteral("nonce_endpoint"), services.address + QLatin1String("/v1/copies/nonce")},
        {QStringLiteral("batch_credential_issuance"),
            QJsonObject{{QStringLiteral("batch_size"), mostCopiesAtOnce}}},
        {QStringLiteral("display"),
            displayed(QStringLiteral("身份平台"), QStringLiteral("Identity platform"))},
        {QStringLiteral("credential_configurations_supported"),
            QJsonObject{{QLatin1String(copyConfiguration), configuration()}}}});
}

Answered answerAuthorizationMetadata(
    const PlatformServices &services, PlatformStorage &, const PlatformRequest &)
{
    // Who has a card's certificate is the client: there is no other way to say who one is.
    return jsonAnswer({{QStringLiteral("issuer"), services.address},
        {QStringLiteral("token_endpoint"), services.address + QLatin1String("/v1/copies/token")},
        {QStringLiteral("token_endpoint_auth_methods_supported"),
            QJsonArray{QStringLiteral("tls_client_auth"), QStringLiteral("none")}},
        {QStringLiteral("grant_types_supported"),
            QJsonArray{QLatin1String("urn:ietf:params:oauth:grant-type:pre-authorized_code"),
                QStringLiteral("refresh_token")}},
        {QStringLiteral("response_types_supported"), QJsonArray{}},
        {QStringLiteral("tls_client_certificate_bound_access_tokens"), true},
        {QStringLiteral("pushed_authorization_request_endpoint"),
            services.address + QLatin1String("/v1/authentication/requests")},
        {QStringLiteral("pre-authorized_grant_anonymous_access_supported"), true}});
}

} // namespace eid::sandbox
