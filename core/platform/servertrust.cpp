#include "core/platform/servertrust.h"

#include <openssl/evp.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

#include <algorithm>

namespace eid {

namespace {

/// 112 bits and more: RSA of 2048 bits, no SHA-1 below a root (SP 800-57 part 1, table 2).
constexpr int securityLevel = 2;
constexpr int leastRsaBits = 2048;
/// P-256 and stronger; OpenSSL's level would take P-224.
constexpr int leastSecurityBits = 128;
constexpr int longestChain = 6; // intermediates

bool isStrong(X509 &certificate)
{
    const EVP_PKEY *key = X509_get0_pubkey(&certificate);
    if (key == nullptr)
        return false;
    if (EVP_PKEY_is_a(key, "RSA") == 1 || EVP_PKEY_is_a(key, "RSA-PSS") == 1)
        return EVP_PKEY_get_bits(key) >= leastRsaBits;
    return EVP_PKEY_get_security_bits(key) >= leastSecurityBits;
}

ErrorCode codeOf(int verifyError)
{
    switch (verifyError) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return ErrorCode::TlsServerExpired;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return ErrorCode::TlsServerName;
    case X509_V_ERR_CERT_REVOKED:
        return ErrorCode::TlsServerRevoked;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
        return ErrorCode::TlsServerWeak;
    default: // OpenSSL's numbers, not an enumeration of ours
        return ErrorCode::TlsServerUntrusted;
    }
}

Error refusal(ErrorCode code, const char *why)
{
    return {code, QString::fromLatin1(why), std::nullopt};
}

} // namespace

Result<ServerTrust> ServerTrust::create(const PlatformSettings &settings)
{
    if (const auto valid = validate(settings); !valid)
        return failure(valid.error());
    ServerTrust trust;
    trust.m_roots.reset(sk_X509_new_null());
    for (const Bytes &der : settings.roots) {
        const unsigned char *at = der.data();
        X509 *root = d2i_X509(nullptr, &at, static_cast<long>(der.size()));
        if (root == nullptr || sk_X509_push(trust.m_roots.get(), root) == 0) {
            X509_free(root);
            return failure(ErrorCode::InvalidArgument, QStringLiteral("roots"));
        }
    }
    trust.m_pins = settings.pins;
    trust.m_host = settings.address.host(QUrl::FullyEncoded).toLatin1();
    return trust;
}

bool ServerTrust::prepare(SSL_CTX &context) const
{
    SSL_CTX_set_security_level(&context, securityLevel);
    X509_VERIFY_PARAM *parameters = SSL_CTX_get0_param(&context);
    X509_VERIFY_PARAM_set_depth(parameters, longestChain);
    if (X509_VERIFY_PARAM_set1_ip_asc(parameters, m_host.constData()) == 1)
        return true;
    ERR_clear_error();
    X509_VERIFY_PARAM_set_hostflags(
        parameters, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return X509_VERIFY_PARAM_set1_host(
               parameters, m_host.constData(), static_cast<std::size_t>(m_host.size()))
        == 1;
}

std::optional<Error> ServerTrust::judge(X509_STORE_CTX &context) const
{
    X509_STORE_CTX_set0_trusted_stack(&context, m_roots.get());
    if (X509_verify_cert(&context) != 1) {
        const int error = X509_STORE_CTX_get_error(&context);
        return refusal(codeOf(error), X509_verify_cert_error_string(error));
    }
    const STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(&context);
    if (chain == nullptr || sk_X509_num(chain) == 0)
        return refusal(ErrorCode::TlsServerUntrusted, "no chain");
    if (X509_check_ca(sk_X509_value(chain, 0)) != 0)
        return refusal(ErrorCode::TlsServerUntrusted, "an authority's certificate");
    for (int at = 0; at < sk_X509_num(chain); ++at) {
        if (!isStrong(*sk_X509_value(chain, at)))
            return refusal(ErrorCode::TlsServerWeak, "key too weak");
    }
    if (!m_pins.isEmpty() && !hasPinnedKey(*chain))
        return refusal(ErrorCode::TlsServerPin, "no pinned key in the chain");
    return std::nullopt;
}

bool ServerTrust::hasPinnedKey(const STACK_OF(X509) & chain) const
{
    for (int at = 0; at < sk_X509_num(&chain); ++at) {
        unsigned char *spki = nullptr;
        const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(sk_X509_value(&chain, at)), &spki);
        if (size < 0)
            continue;
        Bytes hash(SHA256_DIGEST_LENGTH);
        SHA256(spki, static_cast<std::size_t>(size), hash.data());
        OPENSSL_free(spki);
        if (m_pins.contains(hash))
            return true;
    }
    return false;
}

} // namespace eid
