#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/cardkey.h"
#include "core/crypto/certificate.h"
#include "core/crypto/certificatenames.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace eid {

/// A PKCS#10 request (RFC 2986) as read.
struct CertificationRequest
{
    CertificateNames names; ///< the alternatives are those of the extensionRequest
    Bytes publicKey; ///< SubjectPublicKeyInfo in DER; a key of the profile
    QByteArray challengePassword; ///< RFC 2985, 5.4.1, in UTF-8; empty if there is none
    QList<QString> keyUsages; ///< asked for; RFC 5280 names, as in Certificate
};

/// The longest challengePassword (RFC 2985, pkcs-9-ub-challengePassword), in characters.
constexpr int maximumChallengePassword = 255;

/// A request for a certificate that takes the place of \a renewed: for the same subject,
/// alternative names and key usage to the octet (RFC 7030, 4.2.2), for the key \a key, which signs
/// it once. \a challengePassword: what ties the request to its channel (RFC 7030, 3.5), of
/// PrintableString's characters; without one if empty. The result is DER.
///
/// Fails with the signer's error if the card did not sign, with InvalidArgument for another
/// challengePassword, with CertificateMalformed for a certificate that was not parsed.
Result<Bytes> makeCertificationRequest(
    const Certificate &renewed, const CardKey &key, const QByteArray &challengePassword);

/// Reads exactly one request in DER with nothing behind it, and verifies that who wrote it holds
/// the key. Fails with CertificateMalformed, with CertificateWeak for a signature over SHA-1 or
/// weaker, and with CardUnsupported for a key that is none of the profile.
Result<CertificationRequest> parseCertificationRequest(ByteView der);

} // namespace eid
