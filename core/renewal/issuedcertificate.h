#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QDateTime>
#include <QList>

namespace eid {

/// How far the platform's clock may be ahead of this computer's.
inline constexpr qint64 clockToleranceSeconds = 5 * 60;

/// What was asked for, and what vouches for what came.
struct IssueExpectation
{
    Certificate renewed; ///< whose place it takes
    Bytes publicKey; ///< SubjectPublicKeyInfo in DER
    QList<Certificate> intermediates; ///< besides those that came with it
    QList<Certificate> roots;
    QDateTime now; ///< UTC
};

/// A certificate that may go onto the card.
struct IssuedCertificate
{
    Certificate certificate;
    QList<Certificate> intermediates; ///< between it and the root, in order
};

/// Finds the certificate for the public key among \a came, by that key alone, and checks that it is
/// what was asked for: subject, alternative names and key usage those of the one renewed, valid now
/// and not for shorter, on a path to a root. Of several, the one that is valid longest.
/// Fails with CertificateUnexpected, CertificateExpired, and as findCertificatePath() does.
Result<IssuedCertificate> chooseIssued(
    const QList<Certificate> &came, const IssueExpectation &expected);

} // namespace eid
