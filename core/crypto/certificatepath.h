#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QDateTime>
#include <QList>

namespace eid {

/// What a certificate has to be good for.
enum class CertificatePurpose {
    Client, ///< TLS client authentication by a card
    Issuer, ///< issuing certificates
    Any, ///< nothing that this looks at
};

/// The most intermediates that findCertificatePath() looks at.
constexpr int maximumIntermediates = 32;

/// Finds and checks a path (RFC 5280, 6) from \a certificate over some of \a intermediates to one
/// of \a roots, at the time \a at. It begins with \a certificate and ends with the root; a root is
/// a path by itself. The roots are trusted as they are, the intermediates not at all. Revocation is
/// not looked at.
///
/// Fails with
/// - CertificateUntrusted: no path, or one that breaks a rule of RFC 5280; OpenSSL's reason and the
///   place in the path (0 is \a certificate) are in the detail
/// - CertificateExpired: a certificate on it is not valid at \a at
/// - CertificateWeak: RSA below 2048 bits, EC below 256, or a signature over SHA-1 or MD5 on it; a
///   root's signature by itself does not count
/// - CertificateUnexpected: \a certificate is not for \a purpose
/// - CertificateMalformed: one that was not parsed, or too many intermediates
/// - InvalidArgument: \a at is no time
Result<QList<Certificate>> findCertificatePath(const Certificate &certificate,
    const QList<Certificate> &intermediates, const QList<Certificate> &roots, const QDateTime &at,
    CertificatePurpose purpose);

} // namespace eid
