#include "tests/sandbox/platform/connectionkey.h"

#include "core/jose/base64url.h"
#include "tests/sandbox/demo/opensslhandles.h"

#include <openssl/core_names.h>

#include <array>
#include <string_view>

namespace eid::sandbox {

namespace {

using eid::KeyAlgorithm;

std::optional<KeyAlgorithm> algorithmOf(const EVP_PKEY *key)
{
    std::array<char, 80> name{};
    if (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) == 2048)
        return KeyAlgorithm::Rsa2048;
    if (EVP_PKEY_get_group_name(key, name.data(), name.size(), nullptr) != 1)
        return std::nullopt;
    const std::string_view group(name.data());
    if (group == SN_X9_62_prime256v1)
        return KeyAlgorithm::EcP256;
    if (group == SN_secp384r1)
        return KeyAlgorithm::EcP384;
    return std::nullopt;
}

QString textOf(ByteView octets)
{
    return QString::fromLatin1(toBase64Url(octets));
}

QJsonObject ecJwk(const EVP_PKEY *key, const QString &curve, std::size_t size)
{
    std::array<std::uint8_t, 97> point{};
    std::size_t length = 0;
    if (EVP_PKEY_get_octet_string_param(
            key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &length)
            != 1
        || length != 1 + 2 * size || point[0] != 0x04)
        return {};
    const ByteView coordinates = ByteView(point).subspan(1, 2 * size);
    return {{QStringLiteral("kty"), QStringLiteral("EC")}, {QStringLiteral("crv"), curve},
        {QStringLiteral("x"), textOf(coordinates.first(size))},
        {QStringLiteral("y"), textOf(coordinates.last(size))}};
}

QString numberOf(const EVP_PKEY *key, const char *name)
{
    BIGNUM *got = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &got) != 1)
        return {};
    const NumberHandle number(got);
    Bytes octets(static_cast<std::size_t>(BN_num_bytes(number.get())));
    BN_bn2bin(number.get(), octets.data());
    return textOf(octets);
}

QJsonObject jwkOfKey(const PublicKeyHandle &key)
{
    switch (key.algorithm) {
    case KeyAlgorithm::EcP256:
        return ecJwk(key.key.get(), QStringLiteral("P-256"), 32);
    case KeyAlgorithm::EcP384:
        return ecJwk(key.key.get(), QStringLiteral("P-384"), 48);
    case KeyAlgorithm::Rsa2048:
        return {{QStringLiteral("kty"), QStringLiteral("RSA")},
            {QStringLiteral("n"), numberOf(key.key.get(), OSSL_PKEY_PARAM_RSA_N)},
            {QStringLiteral("e"), numberOf(key.key.get(), OSSL_PKEY_PARAM_RSA_E)}};
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<PublicKeyHandle> keyOfConnection(const SSL *ssl)
{
    const X509 *shown = SSL_get0_peer_certificate(ssl);
    EVP_PKEY *key = shown == nullptr ? nullptr : X509_get0_pubkey(shown);
    const auto algorithm = key == nullptr ? std::nullopt : algorithmOf(key);
    if (!algorithm)
        return std::nullopt;
    EVP_PKEY_up_ref(key);
    PublicKeyHandle handle;
    handle.key.reset(key);
    handle.algorithm = *algorithm;
    return handle;
}

bool isJwkOf(const QJsonObject &jwk, const PublicKeyHandle &key)
{
    return !jwk.isEmpty() && jwk == jwkOfKey(key);
}

} // namespace eid::sandbox
