#include "core/crypto/certificatepath.h"

#include "core/crypto/strength.h"
#include "core/crypto/x509handle.h"

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace eid {

namespace {

using OwnedStore = OpenSslOwned<X509_STORE, X509_STORE_free>;
using OwnedStoreContext = OpenSslOwned<X509_STORE_CTX, X509_STORE_CTX_free>;

constexpr int maximumDepth = 8;
/// 112 bits of security: refuses RSA-1024, SHA-1 and MD5 as soon as they are met.
constexpr int securityLevel = 2;

ErrorCode codeOf(int verdict, int depth)
{
    switch (verdict) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return ErrorCode::CertificateExpired;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
        return ErrorCode::CertificateWeak;
    case X509_V_ERR_INVALID_PURPOSE:
        return depth == 0 ? ErrorCode::CertificateUnexpected : ErrorCode::CertificateUntrusted;
    default: // OpenSSL's numbers, not an enumeration of ours
        return ErrorCode::CertificateUntrusted;
    }
}

QString placed(const QString &what, int depth)
{
    return QStringLiteral("%1, at %2").arg(what).arg(depth);
}

Result<OwnedStore> storeOf(
    const STACK_OF(X509) * roots, const QDateTime &at, CertificatePurpose purpose)
{
    OwnedStore store(X509_STORE_new());
    if (!store)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    for (int i = 0; i < sk_X509_num(roots); ++i) {
        if (X509_STORE_add_cert(store.get(), sk_X509_value(roots, i)) != 1)
            return failure(ErrorCode::Internal, takeOpenSslReason());
    }
    X509_VERIFY_PARAM *parameters = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(at.toSecsSinceEpoch()));
    X509_VERIFY_PARAM_set_depth(parameters, maximumDepth);
    X509_VERIFY_PARAM_set_auth_level(parameters, securityLevel);
    if (purpose == CertificatePurpose::Client)
        X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_SSL_CLIENT);
    return store;
}

/// An issuer (RFC 5280, 4.2.1.3 and 4.2.1.9): says that it is one.
bool isIssuer(X509 &x509)
{
    constexpr int byBasicConstraints = 1;
    return X509_check_ca(&x509) == byBasicConstraints
        && (X509_get_key_usage(&x509) & KU_KEY_CERT_SIGN) != 0;
}

Result<void> checkStrength(const STACK_OF(X509) * path)
{
    const int last = sk_X509_num(path) - 1;
    for (int depth = 0; depth <= last; ++depth) {
        const X509 *x509 = sk_X509_value(path, depth);
        const X509_ALGOR *algorithm = nullptr;
        X509_get0_signature(nullptr, &algorithm, x509);
        QString weakness = weaknessOf(X509_get0_pubkey(x509));
        if (weakness.isEmpty() && depth < last)
            weakness = weaknessOf(*algorithm);
        if (!weakness.isEmpty())
            return failure(ErrorCode::CertificateWeak, placed(weakness, depth));
    }
    return {};
}

Result<QList<Certificate>> listOf(const STACK_OF(X509) * path)
{
    QList<Certificate> list;
    for (int i = 0; i < sk_X509_num(path); ++i) {
        auto certificate = parseCertificate(encodingOf(i2d_X509, sk_X509_value(path, i)));
        if (!certificate)
            return failure(certificate.error());
        list.append(*std::move(certificate));
    }
    return list;
}

} // namespace

Result<QList<Certificate>> findCertificatePath(const Certificate &certificate,
    const QList<Certificate> &intermediates, const QList<Certificate> &roots, const QDateTime &at,
    CertificatePurpose purpose)
{
    if (!at.isValid())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no time"));
    if (intermediates.size() > maximumIntermediates)
        return failure(ErrorCode::CertificateMalformed,
            QStringLiteral("%1 intermediates").arg(intermediates.size()));
    const auto x509 = x509Of(certificate);
    const auto untrusted = x509Of(intermediates);
    const auto trusted = x509Of(roots);
    if (!x509 || !untrusted || !trusted)
        return failure(ErrorCode::CertificateMalformed);
    const auto store = storeOf(trusted->get(), at, purpose);
    if (!store)
        return failure(store.error());

    const OwnedStoreContext context(X509_STORE_CTX_new());
    if (!context
        || X509_STORE_CTX_init(context.get(), store->get(), x509->get(), untrusted->get()) != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    const bool isVerified = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    if (!isVerified) {
        const int verdict = X509_STORE_CTX_get_error(context.get());
        const int depth = X509_STORE_CTX_get_error_depth(context.get());
        return failure(codeOf(verdict, depth),
            placed(QLatin1String(X509_verify_cert_error_string(verdict)), depth));
    }
    const STACK_OF(X509) *path = X509_STORE_CTX_get0_chain(context.get());
    if (const auto strong = checkStrength(path); !strong)
        return failure(strong.error());
    if (purpose == CertificatePurpose::Issuer && !isIssuer(**x509))
        return failure(ErrorCode::CertificateUnexpected, QStringLiteral("issues nothing"));
    return listOf(path);
}

} // namespace eid
