#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"
#include "core/face/presence.h"
#include "core/facesample/faceanswers.h"
#include "core/platform/platformsession.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <stop_token>

namespace eid {

/// The name of the service to which samples are sealed, in its certificate.
inline constexpr auto faceComparisonService = "urn:eid:service:face-comparison";

/// What the platform does for face samples besides taking them (UploadClient):
/// resources/platform/openapi.yaml.
///
/// Threads: as its session, which outlives it. All calls block, and fail as PlatformSession::send()
/// does; what is not as described is PlatformMalformedAnswer.
class FacePlatform
{
public:
    explicit FacePlatform(PlatformSession &session);

    /// A new challenge; the session may be nobody's.
    Result<PresenceChallenge> challenge(std::stop_token stop = {});

    /// The certificate of the back office, to which a sample is sealed at \a now: found as
    /// findRecipient() does among what the platform shows, with a path to one of the roots that the
    /// session's settings have, and not revoked where it names a responder: the platform's own is
    /// asked (POST /ocsp). The session may be nobody's.
    /// Fails with CertificateUntrusted, CertificateExpired, CertificateWeak, CertificateUnexpected,
    /// CertificateRevoked, CertificateStatusUnknown.
    Result<Certificate> backOffice(const QDateTime &now, std::stop_token stop = {});

    /// What came of the sample \a identifier at \a location, in a session of the card's credential.
    /// \a answer: as it came last; set to the one that came.
    Result<SampleVerdict> verdict(const QByteArray &location, const QString &identifier,
        HttpAnswer &answer, std::stop_token stop = {});

private:
    PlatformSession *m_session;
};

/// The verdict in \a answer, which must be JSON.
Result<SampleVerdict> verdictOf(const HttpAnswer &answer, const QString &identifier);

} // namespace eid
