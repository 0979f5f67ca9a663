#include "core/crypto/keymaterial.h"

#include "core/crypto/openssl.h"

#include <QtGlobal>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

namespace eid {

namespace {

using KeyHandle = OpenSslOwned<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = OpenSslOwned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using ParameterBuilder = OpenSslOwned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = OpenSslOwned<OSSL_PARAM, OSSL_PARAM_free>;
using Number = OpenSslOwned<BIGNUM, BN_free>;
using EcdsaSignature = OpenSslOwned<ECDSA_SIG, ECDSA_SIG_free>;

constexpr std::size_t rsaSize = 256;
constexpr int rsaBits = 2048;

Number numberOf(ByteView octets)
{
    return Number(BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr));
}

const char *groupName(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return "prime256v1";
    case KeyAlgorithm::EcP384:
        return "secp384r1";
    case KeyAlgorithm::Rsa2048:
        break;
    }
    return nullptr;
}

/// The key of \a type that \a builder describes, in DER.
std::optional<Bytes> encoded(const char *type, OSSL_PARAM_BLD *builder)
{
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        ERR_clear_error();
        return std::nullopt;
    }
    const KeyHandle key(made);
    const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (!check || EVP_PKEY_public_check(check.get()) != 1) {
        ERR_clear_error();
        return std::nullopt;
    }
    const int size = i2d_PUBKEY(key.get(), nullptr);
    if (size <= 0)
        return std::nullopt;
    Bytes der(static_cast<std::size_t>(size));
    unsigned char *at = der.data();
    i2d_PUBKEY(key.get(), &at);
    return der;
}

bool isWithin(const BIGNUM *number, std::size_t octets)
{
    return !BN_is_zero(number) && !BN_is_negative(number)
        && static_cast<std::size_t>(BN_num_bytes(number)) <= octets;
}

bool isEcdsaSignature(ByteView octets, std::size_t order)
{
    // Sequence, two integers with their heads and a leading zero each.
    constexpr std::size_t framing = 16;
    if (octets.empty() || octets.size() > 2 * order + framing)
        return false;
    const unsigned char *at = octets.data();
    const EcdsaSignature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(octets.size())));
    if (!signature) {
        ERR_clear_error();
        return false;
    }
    const int size = i2d_ECDSA_SIG(signature.get(), nullptr);
    if (size <= 0 || static_cast<std::size_t>(size) != octets.size())
        return false;
    Bytes again(octets.size());
    unsigned char *to = again.data();
    i2d_ECDSA_SIG(signature.get(), &to);
    return equal(again, octets) && isWithin(ECDSA_SIG_get0_r(signature.get()), order)
        && isWithin(ECDSA_SIG_get0_s(signature.get()), order);
}

} // namespace

std::size_t signedSize(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return 32;
    case KeyAlgorithm::EcP384:
        return 48;
    case KeyAlgorithm::Rsa2048:
        return rsaSize;
    }
    Q_UNREACHABLE();
}

std::optional<Bytes> ecPublicKeyInfo(KeyAlgorithm algorithm, ByteView point)
{
    constexpr std::uint8_t uncompressed = 0x04;
    const char *group = groupName(algorithm);
    if (group == nullptr || point.size() != 1 + 2 * signedSize(algorithm)
        || point.front() != uncompressed)
        return std::nullopt;
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder
        || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group, 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(
               builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size())
            != 1)
        return std::nullopt;
    return encoded("EC", builder.get());
}

std::optional<Bytes> rsaPublicKeyInfo(ByteView modulus, ByteView exponent)
{
    constexpr BN_ULONG smallestExponent = 65537;
    constexpr std::size_t longestExponent = 8;
    if (modulus.size() != rsaSize || exponent.empty() || exponent.size() > longestExponent)
        return std::nullopt;
    const Number n = numberOf(modulus);
    const Number e = numberOf(exponent);
    const Number smallest(BN_new());
    if (!n || !e || !smallest || BN_set_word(smallest.get(), smallestExponent) != 1)
        return std::nullopt;
    if (BN_num_bits(n.get()) != rsaBits || !BN_is_odd(n.get()) || !BN_is_odd(e.get())
        || BN_cmp(e.get(), smallest.get()) < 0)
        return std::nullopt;
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return std::nullopt;
    return encoded("RSA", builder.get());
}

bool isSignature(KeyAlgorithm algorithm, ByteView signature)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
    case KeyAlgorithm::EcP384:
        return isEcdsaSignature(signature, signedSize(algorithm));
    case KeyAlgorithm::Rsa2048:
        return signature.size() == rsaSize;
    }
    Q_UNREACHABLE();
}

} // namespace eid
