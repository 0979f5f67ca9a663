#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace eid {

/// Asks whether one certificate is revoked (RFC 6960). POST its DER as application/ocsp-request,
/// and keep it: the answer is checked against it.
struct OcspRequest
{
    Bytes der;
};

/// A request for \a certificate, which \a issuer issued, with a fresh nonce of 32 octets (RFC
/// 8954). The certificate is named by SHA-1 hashes, the one form that every responder knows (RFC
/// 5019, 2.1.1); they pick one of the issuer's own certificates, and nothing rests on them.
/// Fails with CertificateMalformed for certificates that were not parsed, and with
/// CertificateUntrusted where \a issuer is not the issuer by name.
Result<OcspRequest> makeOcspRequest(const Certificate &certificate, const Certificate &issuer);

/// RFC 5280, 5.3.1, with its numbers.
enum class RevocationReason {
    Unspecified = 0,
    KeyCompromise = 1,
    IssuerCompromise = 2,
    AffiliationChanged = 3,
    Superseded = 4,
    CessationOfOperation = 5,
    OnHold = 6,
    RemovedFromList = 8,
    PrivilegeWithdrawn = 9,
    AttributeAuthorityCompromise = 10,
};

/// What the responder says of a certificate.
struct CertificateStatus
{
    enum class State {
        Good,
        Revoked,
        Unknown, ///< the responder does not know the certificate
    };

    State state = State::Unknown;
    RevocationReason reason = RevocationReason::Unspecified; ///< if revoked
    QDateTime revokedAt; ///< UTC; if revoked
    QDateTime thisUpdate; ///< UTC
    QDateTime nextUpdate; ///< UTC; not valid where the responder always has later news

    bool operator==(const CertificateStatus &) const = default;
};

/// Whether an answer has to repeat the nonce of its request.
enum class OcspNonce {
    Required,
    /// One without any holds as well, as answers do that are made ahead for all who ask (RFC 5019,
    /// 4): it is as fresh as its times say. One with another nonce does not.
    WhereRepeated,
};

/// Checks the answer \a der to \a request and reads the status of \a certificate from it. \a issuer
/// is trusted: check its path first. The answer holds if
/// - \a issuer signed it, or a responder to whom the issuer delegated that (id-kp-OCSPSigning in a
///   certificate that it issued itself and that is valid at \a now; whether that one is revoked is
///   not looked at), with strong keys and hashes
/// - it repeats the nonce, as far as \a nonce wants it
/// - it was made for that time: not after \a now, and not outdated at \a now, by more than
///   \a tolerance; where it names no nextUpdate, thisUpdate is not older than \a tolerance
/// A revoked certificate is a status, not an error. Fails with CertificateStatusUnknown for an
/// answer that does not hold or gives none, CertificateMalformed for certificates that were not
/// parsed, InvalidArgument where \a now is no time.
Result<CertificateStatus> checkOcspResponse(ByteView der, const OcspRequest &request,
    const Certificate &certificate, const Certificate &issuer, const QDateTime &now,
    std::chrono::seconds tolerance = std::chrono::minutes(5),
    OcspNonce nonce = OcspNonce::Required);

} // namespace eid
