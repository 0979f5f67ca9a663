#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace eid {

/// Finds in \a candidates the certificate of \a service, to which something may be sealed, and its
/// path as findCertificatePath() does, from it to one of \a roots; the others may be intermediates.
/// It has \a service as a URI of its subjectAltName (RFC 5280, 4.2.1.6, compared octet by octet)
/// and a key that its key usage allows for that: an EC key for keyAgreement, an RSA key for
/// keyEncipherment (RFC 5280, 4.2.1.3; a certificate that says nothing of its usage is refused).
/// Where several will do, the one that is valid for longest. Revocation is not looked at.
///
/// Fails as findCertificatePath() does, with CertificateUnexpected where there is none.
Result<QList<Certificate>> findRecipient(const QList<Certificate> &candidates,
    const QString &service, const QList<Certificate> &roots, const QDateTime &at);

/// Whether \a certificate names a responder that tells whether it was revoked (RFC 5280, 4.2.2.1,
/// id-ad-ocsp): then nobody may do without.
bool namesResponder(const Certificate &certificate);

} // namespace eid
