#include "core/platform/stapledstatus.h"

#include "core/crypto/ocsp.h"
#include "core/crypto/x509handle.h"

#include <openssl/x509v3.h>

#include <algorithm>

namespace eid {

namespace {

constexpr long statusRequestFeature = 5; // RFC 7633, 4.1: the number of the TLS extension

Error untrusted(const char *why)
{
    return {ErrorCode::TlsServerUntrusted, QString::fromLatin1(why), std::nullopt};
}

bool promisesStaple(const X509 &leaf)
{
    const OpenSslOwned<TLS_FEATURE, TLS_FEATURE_free> features(
        static_cast<TLS_FEATURE *>(X509_get_ext_d2i(&leaf, NID_tlsfeature, nullptr, nullptr)));
    for (int at = 0; features && at < sk_ASN1_INTEGER_num(features.get()); ++at) {
        if (ASN1_INTEGER_get(sk_ASN1_INTEGER_value(features.get(), at)) == statusRequestFeature)
            return true;
    }
    return false;
}

Result<Certificate> certificateAt(const STACK_OF(X509) & chain, int at)
{
    return parseCertificate(encodingOf(i2d_X509, sk_X509_value(&chain, at)));
}

} // namespace

std::optional<Error> refusalByStaple(ByteView staple, STACK_OF(X509) & chain, const QDateTime &now)
{
    if (staple.empty())
        return promisesStaple(*sk_X509_value(&chain, 0))
            ? std::optional(untrusted("no stapled status"))
            : std::nullopt;
    const auto leaf = certificateAt(chain, 0);
    // A root that is a server as well speaks for itself.
    const auto issuer = certificateAt(chain, std::min(1, sk_X509_num(&chain) - 1));
    if (!leaf || !issuer)
        return untrusted("stapled status does not hold: certificate");
    const auto status = checkStapledOcspResponse(staple, *leaf, *issuer, now);
    if (!status)
        return Error{ErrorCode::TlsServerUntrusted,
            QStringLiteral("stapled status does not hold: %1").arg(status.error().detail),
            std::nullopt};
    switch (status->state) {
    case CertificateStatus::State::Good:
        return std::nullopt;
    case CertificateStatus::State::Revoked:
        return Error{ErrorCode::TlsServerRevoked, QStringLiteral("stapled status"), std::nullopt};
    case CertificateStatus::State::Unknown:
        return untrusted("stapled status unknown");
    }
    Q_UNREACHABLE();
}

} // namespace eid
