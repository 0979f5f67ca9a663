#include "core/onlinecopy/issuingplatform.h"

#include "core/jose/jsontext.h"
#include "core/onlinecopy/copyoffer.h"
#include "core/onlinecopy/formbody.h"
#include "core/onlinecopy/octets.h"
#include "core/platform/problem.h"

#include <QUuid>

#include <utility>

namespace eid {

namespace {

// OAuth answers these with a document of its own (RFC 6749, 5.2; RFC 6750, 3.1).
const QList<int> refusals{400, 401, 403};

tl::unexpected<Error> unexpectedAnswer(const HttpAnswer &answer)
{
    return failure(
        ErrorCode::PlatformMalformedAnswer, QStringLiteral("HTTP %1").arg(answer.status));
}

/// Why \a answer is none of OAuth: the platform says that it lets nobody in, or that a card which
/// was frozen or reported lost gets no copies.
tl::unexpected<Error> refusedOtherwise(const HttpAnswer &answer)
{
    if (!refusals.contains(answer.status))
        return unexpectedAnswer(answer);
    const Error error = errorOf(answer);
    const QString problem = problemTypeOf(error);
    if (problem == QLatin1String("urn:eid:problem:card-suspended"))
        return failure(ErrorCode::CopyRefused, problem);
    return failure(error);
}

/// What the platform says, for the detail of an error.
QString wordsOf(const OAuthRefusal &refusal)
{
    return refusal.problem.isEmpty() ? refusal.error : refusal.problem;
}

Error refusedOffer(const OAuthRefusal &refusal, bool hadCode)
{
    if (refusal.error != QLatin1String("invalid_grant"))
        return {ErrorCode::CopyRefused, wordsOf(refusal), std::nullopt};
    // The standard has one error for a wrong code and for a dead offer.
    const bool isCode = refusal.problem.isEmpty()
        ? hadCode
        : refusal.problem == QLatin1String("urn:eid:problem:transaction-code-wrong");
    return {isCode ? ErrorCode::CopyCodeWrong : ErrorCode::CopyOfferOver, wordsOf(refusal),
        std::nullopt};
}

} // namespace

IssuingPlatform::IssuingPlatform(PlatformSession &session, std::stop_token stop)
    : m_session(&session)
    , m_stop(std::move(stop))
{ }

Result<HttpAnswer> IssuingPlatform::get(const QByteArray &path, const QByteArray &type)
{
    HttpRequest request;
    request.path = path;
    request.accept = type;
    auto answer = m_session->send(request, m_stop);
    if (answer && (answer->status != 200 || answer->mediaType() != type))
        return unexpectedAnswer(*answer);
    return answer;
}

Result<CopyOffer> IssuingPlatform::offer(const QByteArray &path)
{
    HttpRequest request;
    request.path = path;
    request.accept = "application/json";
    request.alsoAnswers = {404, 410};
    const auto answer = m_session->send(request, m_stop);
    if (!answer)
        return failure(answer.error());
    if (answer->status == 404 || answer->status == 410)
        return failure(ErrorCode::CopyOfferOver, QStringLiteral("HTTP %1").arg(answer->status));
    if (answer->status != 200 || answer->mediaType() != "application/json")
        return unexpectedAnswer(*answer);
    return offerIn(answer->body, m_session->settings().address);
}

Result<IssuerMetadata> IssuingPlatform::metadata()
{
    const auto answer = get("/.well-known/openid-credential-issuer", "application/json");
    if (!answer)
        return failure(answer.error());
    return issuerMetadataIn(answer->body, m_session->settings().address);
}

Result<QByteArray> IssuingPlatform::tokenPath()
{
    const auto answer = get("/.well-known/oauth-authorization-server", "application/json");
    if (!answer)
        return failure(answer.error());
    return tokenPathIn(answer->body, m_session->settings().address);
}

Result<HttpAnswer> IssuingPlatform::askForToken(const QByteArray &path, Bytes body)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = path;
    request.accept = "application/json";
    request.contentType = "application/x-www-form-urlencoded";
    request.body = std::move(body);
    request.alsoAnswers = refusals;
    auto answer = m_session->send(request, m_stop);
    wipe(request.body);
    if (answer && answer->mediaType() != "application/json")
        return refusedOtherwise(*answer);
    return answer;
}

Result<CopyToken> IssuingPlatform::redeem(
    const QByteArray &tokenPath, const CopyOffer &offer, const Secret &transactionCode)
{
    FormBody body;
    body.add("grant_type", "urn:ietf:params:oauth:grant-type:pre-authorized_code");
    body.add("pre-authorized_code", offer.code);
    if (!transactionCode.isEmpty())
        body.add("tx_code", transactionCode.octets());
    auto answer = askForToken(tokenPath, body.take());
    if (!answer)
        return failure(answer.error());
    if (refusals.contains(answer->status))
        return failure(refusedOffer(oauthRefusalIn(answer->body), !transactionCode.isEmpty()));
    auto token = copyTokenIn(answer->body);
    wipe(answer->body);
    return token;
}

Result<CopyToken> IssuingPlatform::refresh(const QByteArray &tokenPath, const Secret &refreshToken)
{
    FormBody body;
    body.add("grant_type", "refresh_token");
    body.add("refresh_token", refreshToken.octets());
    auto answer = askForToken(tokenPath, body.take());
    if (!answer)
        return failure(answer.error());
    if (refusals.contains(answer->status))
        return failure(ErrorCode::CopyRefused, wordsOf(oauthRefusalIn(answer->body)));
    auto token = copyTokenIn(answer->body);
    wipe(answer->body);
    return token;
}

Result<QString> IssuingPlatform::nonce(const IssuerMetadata &metadata)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = metadata.noncePath;
    request.accept = "application/json";
    // One more nonce than is used does no harm.
    request.idempotencyKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const auto answer = m_session->send(request, m_stop);
    if (!answer)
        return failure(answer.error());
    if (answer->mediaType() != "application/json")
        return unexpectedAnswer(*answer);
    return nonceIn(answer->body);
}

Result<std::optional<QList<QByteArray>>> IssuingPlatform::credentials(
    const IssuerMetadata &metadata, const CopyToken &token, const QList<QByteArray> &proofs)
{
    QJsonArray array;
    for (const QByteArray &proof : proofs)
        array.append(QString::fromLatin1(proof));
    const QByteArray body = compactJson(QJsonObject{
        {QStringLiteral("credential_configuration_id"), QLatin1String(copyConfiguration)},
        {QStringLiteral("proofs"), QJsonObject{{QStringLiteral("jwt"), array}}}});
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = metadata.credentialPath;
    request.accept = "application/json";
    request.contentType = "application/json";
    const ByteView octets = octetsOf(body);
    request.body.assign(octets.begin(), octets.end());
    request.fields = {{"Authorization", "Bearer " + token.access}};
    request.alsoAnswers = refusals;
    auto answer = m_session->send(request, m_stop);
    if (!answer)
        return failure(answer.error());
    if (answer->mediaType() != "application/json")
        return refusedOtherwise(*answer);
    if (refusals.contains(answer->status)) {
        const OAuthRefusal refusal = oauthRefusalIn(answer->body);
        if (refusal.error == QLatin1String("invalid_nonce"))
            return std::optional<QList<QByteArray>>();
        return failure(ErrorCode::CopyRefused, wordsOf(refusal));
    }
    auto credentials = credentialsIn(answer->body, static_cast<int>(proofs.size()));
    wipe(answer->body);
    if (!credentials)
        return failure(credentials.error());
    return std::optional(*std::move(credentials));
}

} // namespace eid
