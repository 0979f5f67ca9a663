#include "tests/sandbox/card/keypair.h"

#include "tests/sandbox/card/bertlv.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <string_view>
#include <utility>

namespace eid::sandbox {

namespace {

constexpr int rsaBits = 2048;
constexpr std::size_t rsaOctets = 256;

struct FreeContext
{
    void operator()(EVP_PKEY_CTX *context) const { EVP_PKEY_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_PKEY_CTX, FreeContext>;

Context contextOf(EVP_PKEY *key)
{
    return Context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
}

std::optional<KeyAlgorithm> algorithmOf(const EVP_PKEY *key)
{
    if (EVP_PKEY_is_a(key, "RSA") != 0 && EVP_PKEY_get_bits(key) == rsaBits)
        return KeyAlgorithm::Rsa2048;
    char name[64] = {};
    if (EVP_PKEY_is_a(key, "EC") == 0
        || EVP_PKEY_get_group_name(key, name, sizeof name, nullptr) != 1)
        return std::nullopt;
    if (std::string_view(name) == SN_X9_62_prime256v1)
        return KeyAlgorithm::EccP256;
    if (std::string_view(name) == SN_secp384r1)
        return KeyAlgorithm::EccP384;
    return std::nullopt;
}

/// What one of OpenSSL's i2d functions writes.
template <typename Encode, typename Object>
Bytes derOf(Encode encode, Object *object)
{
    unsigned char *octets = nullptr;
    const int size = encode(object, &octets);
    if (size <= 0)
        return {};
    Bytes der(octets, octets + size);
    OPENSSL_clear_free(octets, static_cast<std::size_t>(size));
    return der;
}

Bytes numberOf(const EVP_PKEY *key, const char *parameter)
{
    BIGNUM *number = nullptr;
    if (EVP_PKEY_get_bn_param(key, parameter, &number) != 1)
        return {};
    Bytes octets(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, octets.data());
    BN_free(number);
    return octets;
}

Bytes pointOf(EVP_PKEY *key)
{
    unsigned char *octets = nullptr;
    const std::size_t size = EVP_PKEY_get1_encoded_public_key(key, &octets);
    Bytes point(octets, octets + size);
    OPENSSL_free(octets);
    return point;
}

std::size_t coordinateSize(KeyAlgorithm algorithm)
{
    return algorithm == KeyAlgorithm::EccP384 ? 48 : 32;
}

} // namespace

KeyPair::KeyPair(Handle key, KeyAlgorithm algorithm)
    : m_key(std::move(key))
    , m_algorithm(algorithm)
{ }

std::optional<KeyPair> KeyPair::generate(KeyAlgorithm algorithm)
{
    Handle key;
    switch (algorithm) {
    case KeyAlgorithm::Rsa2048:
        key.reset(EVP_RSA_gen(rsaBits));
        break;
    case KeyAlgorithm::EccP256:
        key.reset(EVP_EC_gen(SN_X9_62_prime256v1));
        break;
    case KeyAlgorithm::EccP384:
        key.reset(EVP_EC_gen(SN_secp384r1));
        break;
    }
    if (!key)
        return std::nullopt;
    return KeyPair(std::move(key), algorithm);
}

std::optional<KeyPair> KeyPair::fromPrivateDer(ByteView der)
{
    const unsigned char *octets = der.data();
    Handle key(d2i_AutoPrivateKey(nullptr, &octets, static_cast<long>(der.size())));
    if (!key || octets != der.data() + der.size())
        return std::nullopt;
    const auto algorithm = algorithmOf(key.get());
    if (!algorithm)
        return std::nullopt;
    return KeyPair(std::move(key), *algorithm);
}

Bytes KeyPair::privateDer() const
{
    PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8(m_key.get());
    if (info == nullptr)
        return {};
    Bytes der = derOf(i2d_PKCS8_PRIV_KEY_INFO, info);
    PKCS8_PRIV_KEY_INFO_free(info);
    return der;
}

Bytes KeyPair::publicDer() const
{
    return derOf(i2d_PUBKEY, m_key.get());
}

Bytes KeyPair::publicTemplate() const
{
    if (m_algorithm != KeyAlgorithm::Rsa2048)
        return tlv(0x86, pointOf(m_key.get()));
    Bytes content = tlv(0x81, numberOf(m_key.get(), OSSL_PKEY_PARAM_RSA_N));
    append(content, tlv(0x82, numberOf(m_key.get(), OSSL_PKEY_PARAM_RSA_E)));
    return content;
}

std::optional<Bytes> KeyPair::sign(ByteView block) const
{
    const bool rsa = m_algorithm == KeyAlgorithm::Rsa2048;
    if (rsa ? block.size() != rsaOctets
            : block.empty() || block.size() > coordinateSize(m_algorithm))
        return std::nullopt;

    const Context context = contextOf(m_key.get());
    if (!context || EVP_PKEY_sign_init(context.get()) != 1
        || (rsa && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) != 1))
        return std::nullopt;
    Bytes signature(static_cast<std::size_t>(EVP_PKEY_get_size(m_key.get())));
    std::size_t size = signature.size();
    if (EVP_PKEY_sign(context.get(), signature.data(), &size, block.data(), block.size()) != 1)
        return std::nullopt;
    signature.resize(size);
    return signature;
}

std::optional<Bytes> KeyPair::agree(ByteView point) const
{
    const std::size_t coordinate = coordinateSize(m_algorithm);
    constexpr std::uint8_t uncompressed = 0x04;
    if (m_algorithm == KeyAlgorithm::Rsa2048 || point.size() != 1 + 2 * coordinate
        || point[0] != uncompressed)
        return std::nullopt;

    const Handle peer(EVP_PKEY_new());
    const Context context = contextOf(m_key.get());
    if (!peer || !context || EVP_PKEY_copy_parameters(peer.get(), m_key.get()) != 1
        || EVP_PKEY_set1_encoded_public_key(peer.get(), point.data(), point.size()) != 1
        || EVP_PKEY_derive_init(context.get()) != 1
        || EVP_PKEY_derive_set_peer(context.get(), peer.get()) != 1)
        return std::nullopt;
    Bytes shared(coordinate);
    std::size_t size = shared.size();
    if (EVP_PKEY_derive(context.get(), shared.data(), &size) != 1 || size != coordinate)
        return std::nullopt;
    return shared;
}

} // namespace eid::sandbox
