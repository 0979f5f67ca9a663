#include "core/onlinecopy/copyanswers.h"

#include "core/jose/jsontext.h"
#include "core/onlinecopy/copyoffer.h"
#include "core/onlinecopy/copyquery.h"
#include "core/onlinecopy/octets.h"
#include "core/onlinecopy/platformplace.h"

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype longestToken = 2048;
constexpr qsizetype longestNonce = 1024;
constexpr qsizetype longestError = 64;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::PlatformMalformedAnswer, QString::fromLatin1(what));
}

/// RFC 6749, A: VSCHAR without the space.
bool isToken(const QString &text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest
        && std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

/// A path of an endpoint, which takes no parameters.
Result<QByteArray> endpointIn(const QJsonObject &object, QLatin1String name, const QUrl &address)
{
    const auto path = pathAtPlatform(address, object[name].toString());
    if (!path || path->contains('?'))
        return malformed(name.data());
    return *path;
}

Result<QStringList> proofAlgorithmsIn(const QJsonObject &configuration)
{
    const QJsonObject proof = configuration[QLatin1String("proof_types_supported")]
                                  .toObject()[QLatin1String("jwt")]
                                  .toObject();
    QStringList algorithms;
    for (const QJsonValue &value :
        proof[QLatin1String("proof_signing_alg_values_supported")].toArray())
        algorithms.append(value.toString());
    if (algorithms.isEmpty())
        return malformed("proof_types_supported");
    return algorithms;
}

/// Whether \a configuration is that of online copies.
bool isOfCopies(const QJsonObject &configuration)
{
    return configuration[QLatin1String("format")] == QLatin1String("dc+sd-jwt")
        && configuration[QLatin1String("vct")] == QLatin1String(copyType)
        && configuration[QLatin1String("cryptographic_binding_methods_supported")]
               .toArray()
               .contains(QLatin1String("jwk"));
}

} // namespace

Result<IssuerMetadata> issuerMetadataIn(ByteView body, const QUrl &address)
{
    const auto object = jsonObjectIn(body);
    if (!object)
        return malformed("no JSON object");
    if ((*object)[QLatin1String("credential_issuer")] != platformIdentifier(address))
        return malformed("credential_issuer");
    const QJsonObject configuration
        = (*object)[QLatin1String("credential_configurations_supported")]
              .toObject()[QLatin1String(copyConfiguration)]
              .toObject();
    if (!isOfCopies(configuration))
        return malformed("credential_configurations_supported");
    IssuerMetadata metadata;
    auto credential = endpointIn(*object, QLatin1String("credential_endpoint"), address);
    auto nonce = endpointIn(*object, QLatin1String("nonce_endpoint"), address);
    auto algorithms = proofAlgorithmsIn(configuration);
    if (!credential)
        return failure(credential.error());
    if (!nonce)
        return failure(nonce.error());
    if (!algorithms)
        return failure(algorithms.error());
    metadata.credentialPath = *std::move(credential);
    metadata.noncePath = *std::move(nonce);
    metadata.proofAlgorithms = *std::move(algorithms);
    if (const QJsonValue batch = (*object)[QLatin1String("batch_credential_issuance")];
        !batch.isUndefined()) {
        const double size = batch.toObject()[QLatin1String("batch_size")].toDouble();
        if (!(size >= 1))
            return malformed("batch_size");
        metadata.batchSize = static_cast<int>(std::min<double>(size, mostCopies));
    }
    return metadata;
}

Result<QByteArray> tokenPathIn(ByteView body, const QUrl &address)
{
    const auto object = jsonObjectIn(body);
    if (!object)
        return malformed("no JSON object");
    if ((*object)[QLatin1String("issuer")] != platformIdentifier(address))
        return malformed("issuer");
    if (!(*object)[QLatin1String("grant_types_supported")].toArray().contains(
            QLatin1String("urn:ietf:params:oauth:grant-type:pre-authorized_code")))
        return malformed("grant_types_supported");
    return endpointIn(*object, QLatin1String("token_endpoint"), address);
}

Result<CopyToken> copyTokenIn(ByteView body)
{
    const auto object = jsonObjectIn(body);
    if (!object)
        return malformed("no JSON object");
    const QString access = (*object)[QLatin1String("access_token")].toString();
    if (!isToken(access, longestToken))
        return malformed("access_token");
    if ((*object)[QLatin1String("token_type")].toString().compare(
            QLatin1String("bearer"), Qt::CaseInsensitive)
        != 0)
        return malformed("token_type");
    CopyToken token;
    token.access = access.toLatin1();
    if (const QJsonValue refresh = (*object)[QLatin1String("refresh_token")];
        !refresh.isUndefined()) {
        if (!isToken(refresh.toString(), longestToken))
            return malformed("refresh_token");
        token.refresh = Secret(octetsOf(refresh.toString().toLatin1()));
    }
    return token;
}

Result<QString> nonceIn(ByteView body)
{
    const auto object = jsonObjectIn(body);
    if (!object || !isToken((*object)[QLatin1String("c_nonce")].toString(), longestNonce))
        return malformed("c_nonce");
    return (*object)[QLatin1String("c_nonce")].toString();
}

Result<QList<QByteArray>> credentialsIn(ByteView body, int atMost)
{
    const auto object = jsonObjectIn(body);
    if (!object)
        return malformed("no JSON object");
    const QJsonArray array = (*object)[QLatin1String("credentials")].toArray();
    if (array.isEmpty() || array.size() > atMost)
        return malformed("credentials");
    QList<QByteArray> credentials;
    for (const QJsonValue &entry : array) {
        const QString credential = entry.toObject()[QLatin1String("credential")].toString();
        if (credential.isEmpty())
            return malformed("credential");
        credentials.append(credential.toLatin1());
    }
    return credentials;
}

OAuthRefusal oauthRefusalIn(ByteView body)
{
    const auto isWord = [](const QString &text, QStringView others) {
        return text.size() <= longestError && std::ranges::all_of(text, [others](QChar c) {
            return (c >= u'a' && c <= u'z') || others.contains(c);
        });
    };
    const auto object = jsonObjectIn(body);
    OAuthRefusal refusal;
    if (!object)
        return refusal;
    const QString error = (*object)[QLatin1String("error")].toString();
    const QString problem = (*object)[QLatin1String("problem")].toString();
    if (isWord(error, u"_"))
        refusal.error = error;
    if (isWord(problem, u":-"))
        refusal.problem = problem;
    return refusal;
}

} // namespace eid
