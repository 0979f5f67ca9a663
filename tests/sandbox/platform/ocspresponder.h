#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/demo/democa.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <vector>

namespace eid::sandbox {

/// Which authority a certificate is of.
enum class IssuedBy { Citizens, Servers };

/// What the platform says of a certificate.
struct OcspStatus
{
    enum class Kind { Good, Revoked, Unknown };

    Kind kind = Kind::Unknown;
    QDateTime revokedAt; ///< Revoked
    int reason = 0; ///< Revoked: CRLReason (RFC 5280, 5.3.1)
};

using StatusOf = std::function<Result<OcspStatus>(IssuedBy, const QString &serialNumber)>;

/// Answers questions about certificates (RFC 6960) in the name of the demo authorities, each of
/// which has delegated that to a certificate of its own (4.2.2.2).
///
/// Threads: answer() and staple() may be called from any thread.
class OcspResponder
{
public:
    static Result<OcspResponder> create(const DemoCa &ca);

    /// Answers the DER of an OCSPRequest with the DER of an OCSPResponse. What cannot be answered
    /// is answered as well, with the response status that says why.
    [[nodiscard]] Bytes answer(
        ByteView request, const StatusOf &statusOf, const QDateTime &now) const;

    /// The answer about one certificate that nobody asked for (RFC 6066, 8); empty where OpenSSL
    /// fails.
    [[nodiscard]] Bytes staple(IssuedBy issuer, const X509 *certificate, const OcspStatus &status,
        const QDateTime &now) const;

private:
    struct Voice
    {
        IssuedBy authority = IssuedBy::Citizens;
        DemoAuthority issuer;
        std::shared_ptr<EVP_PKEY> key;
        std::shared_ptr<X509> certificate;
    };

    static Result<Voice> voiceOf(IssuedBy authority, const DemoAuthority &issuer);

    std::vector<Voice> m_voices;
};

} // namespace eid::sandbox
