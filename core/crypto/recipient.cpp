#include "core/crypto/recipient.h"

#include "core/crypto/certificatepath.h"
#include "core/crypto/servicecertificate.h"
#include "core/crypto/x509handle.h"

#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <optional>

namespace eid {

namespace {

using OwnedStrings = OpenSslOwned<STACK_OF(OPENSSL_STRING), X509_email_free>;

bool mayBeSealedTo(X509 &x509)
{
    const EVP_PKEY *key = X509_get0_pubkey(&x509);
    const int type = key != nullptr ? EVP_PKEY_get_base_id(key) : EVP_PKEY_NONE;
    const bool saysUsage = (X509_get_extension_flags(&x509) & EXFLAG_KUSAGE) != 0;
    const std::uint32_t usage = saysUsage ? X509_get_key_usage(&x509) : 0;
    return (type == EVP_PKEY_EC && (usage & KU_KEY_AGREEMENT) != 0)
        || (type == EVP_PKEY_RSA && (usage & KU_KEY_ENCIPHERMENT) != 0);
}

} // namespace

Result<QList<Certificate>> findRecipient(const QList<Certificate> &candidates,
    const QString &service, const QList<Certificate> &roots, const QDateTime &at)
{
    std::optional<QList<Certificate>> best;
    Error error{ErrorCode::CertificateUnexpected, QStringLiteral("not of the service"), {}};
    for (const Certificate &candidate : candidates) {
        const auto x509 = x509Of(candidate);
        if (!x509)
            return failure(x509.error());
        const bool fits = isOfService(candidate, service);
        const bool isUsable = mayBeSealedTo(**x509);
        ERR_clear_error();
        if (!fits)
            continue;
        if (!isUsable) {
            error = {ErrorCode::CertificateUnexpected, QStringLiteral("key usage"), {}};
            continue;
        }
        auto path = findCertificatePath(candidate, candidates, roots, at, CertificatePurpose::Any);
        if (!path)
            error = path.error();
        else if (!best || candidate.notAfter > best->constFirst().notAfter)
            best = std::move(*path);
    }
    if (!best)
        return failure(error);
    return *std::move(best);
}

bool namesResponder(const Certificate &certificate)
{
    const auto x509 = x509Of(certificate);
    if (!x509)
        return false;
    const OwnedStrings addresses(X509_get1_ocsp(x509->get()));
    ERR_clear_error();
    return addresses && sk_OPENSSL_STRING_num(addresses.get()) > 0;
}

} // namespace eid
