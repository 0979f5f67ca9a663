#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/certificate.h"
#include "core/platform/platformsession.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <stop_token>

namespace eid {

/// When a RenewalPending says that the platform can be asked again, UTC.
std::optional<QDateTime> pendingUntil(const Error &error);

/// Enrolment over Secure Transport (RFC 7030, as RFC 8951 clears it up) with the services of one
/// label.
///
/// Threads: as its session, which outlives it. All calls block, and fail as PlatformSession::send()
/// does; what does not decode is PlatformMalformedAnswer.
class EstClient
{
public:
    /// \a label: the segment of RFC 7030, 3.2.2; empty for none. \a now: UTC.
    explicit EstClient(PlatformSession &session, const QString &label = {},
        std::function<QDateTime()> now = QDateTime::currentDateTimeUtc);

    /// The platform's certificates (RFC 7030, 4.1), in no order. They came over the trusted
    /// connection, and are still to be judged by whoever uses them.
    Result<QList<Certificate>> caCertificates(std::stop_token stop = {});

    /// What a request should have in it (RFC 7030, 4.5; RFC 8951, 5): the DER of CsrAttrs. Empty if
    /// the platform asks for nothing.
    Result<Bytes> requestedAttributes(std::stop_token stop = {});

    /// Makes a PKCS#10 request in DER whose challengePassword is the base64 of the binding's octets
    /// (RFC 7030, 3.5). Called again, with another binding, each time the connection was lost. Its
    /// errors come through as they are.
    using MakeRequest = std::function<Result<Bytes>(const ChannelBinding &)>;

    /// Has a certificate issued (RFC 7030, 4.2.2) for what \a makeRequest makes, over the very
    /// connection that it is bound to. The answer: all certificates that came, in no order; choose
    /// by the public key, and judge before use.
    ///
    /// Bound anew at most three times in all, then PlatformUnreachable. A request whose answer was
    /// lost may have been granted: a platform may then issue a second certificate for the same key.
    /// Fails with RenewalPending if the platform wants more time (202): see pendingUntil(), and
    /// call this again then, with the same key.
    Result<QList<Certificate>> reenrol(const MakeRequest &makeRequest, std::stop_token stop = {});

private:
    [[nodiscard]] QByteArray pathOf(const char *operation) const;
    Result<ChannelBinding> bind(const std::stop_token &stop);

    PlatformSession *m_session;
    QString m_label;
    std::function<QDateTime()> m_now;
};

} // namespace eid
