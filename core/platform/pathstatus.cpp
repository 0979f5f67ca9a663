#include "core/platform/pathstatus.h"

#include "core/crypto/ocsp.h"
#include "core/crypto/recipient.h"
#include "core/platform/platformsession.h"

#include <QUuid>

#include <utility>

namespace eid {

Result<void> checkNotRevoked(PlatformSession &session, const QList<Certificate> &path,
    const QString &whose, const QDateTime &now, std::stop_token stop)
{
    if (path.size() < 2 || !namesResponder(path.at(0))) {
        if (session.settings().revocation == RevocationPolicy::Require)
            return failure(
                ErrorCode::CertificateStatusUnknown, whose + QStringLiteral(": no responder"));
        return {};
    }
    const Certificate &certificate = path.at(0);
    const Certificate &issuer = path.at(1);
    const auto question = makeOcspRequest(certificate, issuer);
    if (!question)
        return failure(question.error());
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = "/ocsp";
    request.accept = "application/ocsp-response";
    request.contentType = "application/ocsp-request";
    request.body = question->der;
    // A question changes nothing.
    request.idempotencyKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const auto answer = session.send(request, std::move(stop));
    if (!answer)
        return failure(answer.error());
    const auto status = checkOcspResponse(answer->body, *question, certificate, issuer, now);
    if (!status)
        return failure(status.error());
    switch (status->state) {
    case CertificateStatus::State::Good:
        return {};
    case CertificateStatus::State::Revoked:
        return failure(ErrorCode::CertificateRevoked, whose);
    case CertificateStatus::State::Unknown:
        return failure(ErrorCode::CertificateStatusUnknown, whose);
    }
    Q_UNREACHABLE();
}

} // namespace eid
