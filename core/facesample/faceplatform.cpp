#include "core/facesample/faceplatform.h"

#include "core/crypto/recipient.h"
#include "core/platform/estbody.h"
#include "core/platform/pathstatus.h"

#include <QUuid>

#include <utility>

namespace eid {

namespace {

tl::unexpected<Error> unexpectedAnswer(const HttpAnswer &answer)
{
    return failure(
        ErrorCode::PlatformMalformedAnswer, QStringLiteral("HTTP %1").arg(answer.status));
}

} // namespace

FacePlatform::FacePlatform(PlatformSession &session)
    : m_session(&session)
{ }

Result<PresenceChallenge> FacePlatform::challenge(std::stop_token stop)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = "/v1/face/challenges";
    request.accept = "application/json";
    request.contentType = "application/json";
    // One more challenge than is used does no harm.
    request.idempotencyKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const auto answer = m_session->send(request, std::move(stop));
    if (!answer)
        return failure(answer.error());
    if (answer->status != 201 || answer->mediaType() != "application/json")
        return unexpectedAnswer(*answer);
    return challengeIn(answer->body);
}

Result<Certificate> FacePlatform::backOffice(const QDateTime &now, std::stop_token stop)
{
    HttpRequest request;
    request.path = "/v1/face/back-office-certificate";
    request.accept = "application/pkcs7-mime";
    const auto answer = m_session->send(request, stop);
    if (!answer)
        return failure(answer.error());
    if (answer->status != 200 || answer->mediaType() != "application/pkcs7-mime")
        return unexpectedAnswer(*answer);
    const auto candidates = certificatesInEstBody(answer->body);
    if (!candidates)
        return failure(candidates.error());
    QList<Certificate> roots;
    for (const Bytes &der : m_session->settings().roots) {
        if (auto root = parseCertificate(der))
            roots.append(*std::move(root));
    }
    const auto path = findRecipient(*candidates, QLatin1String(faceComparisonService), roots, now);
    if (!path)
        return failure(path.error());
    if (const auto checked = checkNotRevoked(
            *m_session, *path, QStringLiteral("the back office"), now, std::move(stop));
        !checked)
        return failure(checked.error());
    return path->constFirst();
}

Result<SampleVerdict> FacePlatform::verdict(
    const QByteArray &location, const QString &identifier, HttpAnswer &answer, std::stop_token stop)
{
    HttpRequest request;
    request.path = location;
    request.accept = "application/json";
    auto came = m_session->send(request, std::move(stop));
    if (!came)
        return failure(came.error());
    answer = *std::move(came);
    return verdictOf(answer, identifier);
}

Result<SampleVerdict> verdictOf(const HttpAnswer &answer, const QString &identifier)
{
    if (answer.mediaType() != "application/json")
        return unexpectedAnswer(answer);
    return verdictIn(answer.body, identifier);
}

} // namespace eid
