#include "core/crypto/strength.h"

#include "core/crypto/openssl.h"

#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>

namespace eid {

namespace {

int nidOf(const X509_ALGOR *algorithm)
{
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    return OBJ_obj2nid(object);
}

/// The hash of an RSASSA-PSS signature: in its parameters, SHA-1 where they do not say (RFC 4055).
int pssDigestOf(const X509_ALGOR &algorithm)
{
    const OpenSslOwned<RSA_PSS_PARAMS, RSA_PSS_PARAMS_free> parameters(
        static_cast<RSA_PSS_PARAMS *>(
            ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(RSA_PSS_PARAMS), algorithm.parameter)));
    ERR_clear_error();
    if (!parameters)
        return NID_undef;
    return parameters->hashAlgorithm != nullptr ? nidOf(parameters->hashAlgorithm) : NID_sha1;
}

} // namespace

QString weaknessOf(const EVP_PKEY *key)
{
    constexpr int leastSecurity = 112;
    constexpr int leastRsa = 2048;
    constexpr int leastEc = 256;
    if (key == nullptr)
        return QStringLiteral("a key that cannot be read");
    const int bits = EVP_PKEY_get_bits(key);
    const bool isRsa = EVP_PKEY_is_a(key, "RSA") == 1 || EVP_PKEY_is_a(key, "RSA-PSS") == 1;
    const bool isEc = EVP_PKEY_is_a(key, "EC") == 1 || EVP_PKEY_is_a(key, "SM2") == 1;
    if ((isRsa && bits < leastRsa) || (isEc && bits < leastEc)
        || EVP_PKEY_get_security_bits(key) < leastSecurity)
        return QStringLiteral("%1 key of %2 bits")
            .arg(QLatin1String(EVP_PKEY_get0_type_name(key)))
            .arg(bits);
    return {};
}

QString weaknessOf(const X509_ALGOR &algorithm)
{
    static constexpr std::array strong{NID_sha256, NID_sha384, NID_sha512, NID_sha512_256,
        NID_sha3_256, NID_sha3_384, NID_sha3_512, NID_sm3};
    const int nid = nidOf(&algorithm);
    if (nid == NID_ED25519 || nid == NID_ED448) // they hash by themselves
        return {};
    int digest = NID_undef;
    if (nid == NID_rsassaPss)
        digest = pssDigestOf(algorithm);
    else if (OBJ_find_sigid_algs(nid, &digest, nullptr) != 1)
        digest = NID_undef;
    if (std::ranges::find(strong, digest) != strong.end())
        return {};
    const char *name = OBJ_nid2ln(nid);
    return QStringLiteral("signature by %1").arg(QLatin1String(name != nullptr ? name : "?"));
}

} // namespace eid
