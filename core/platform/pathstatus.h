#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <stop_token>

namespace eid {

class PlatformSession;

/// Makes sure that the first certificate of \a path, as findCertificatePath() gives it, is not
/// revoked at \a now: where it names a responder, the platform's own is asked (POST /ocsp), and
/// nobody else, whatever the certificate says. One that names none is taken, unless the policy of
/// the session's settings is to require a status. \a whose: for the detail of the error. The
/// session may be nobody's.
///
/// Fails with CertificateRevoked, CertificateStatusUnknown, and as PlatformSession::send() does.
Result<void> checkNotRevoked(PlatformSession &session, const QList<Certificate> &path,
    const QString &whose, const QDateTime &now, std::stop_token stop = {});

} // namespace eid
