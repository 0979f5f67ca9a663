#include "core/crypto/publickey.h"

#include "core/crypto/publickeyhandle.h"
#include "core/crypto/x509handle.h"

#include <openssl/core_names.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <array>
#include <string_view>

namespace eid {

namespace {

/// More than an RSA key of 8192 bits takes.
constexpr std::size_t maximumSize = 2048;
/// The whole SubjectPublicKeyInfo of a named curve with an uncompressed point: any other form of
/// the same key is longer (explicit parameters) or shorter (a compressed point).
constexpr std::size_t p256Size = 91;
constexpr std::size_t p384Size = 120;

Result<KeyAlgorithm> algorithmOf(const EVP_PKEY &key, std::size_t size)
{
    if (EVP_PKEY_is_a(&key, "EC") == 1) {
        std::array<char, 80> name{};
        EVP_PKEY_get_group_name(&key, name.data(), name.size(), nullptr);
        const std::string_view group(name.data());
        if (group == SN_X9_62_prime256v1 && size == p256Size)
            return KeyAlgorithm::EcP256;
        if (group == SN_secp384r1 && size == p384Size)
            return KeyAlgorithm::EcP384;
        return failure(ErrorCode::CardUnsupported,
            QStringLiteral("EC key on %1").arg(QLatin1String(name.data())));
    }
    if (EVP_PKEY_is_a(&key, "RSA") == 1 && EVP_PKEY_get_bits(&key) == 2048)
        return KeyAlgorithm::Rsa2048;
    return failure(ErrorCode::CardUnsupported,
        QStringLiteral("%1 key of %2 bits")
            .arg(QLatin1String(EVP_PKEY_get0_type_name(&key)))
            .arg(EVP_PKEY_get_bits(&key)));
}

} // namespace

const EVP_MD *hashOfSize(std::size_t size)
{
    switch (size) {
    case 32:
        return EVP_sha256();
    case 48:
        return EVP_sha384();
    case 64:
        return EVP_sha512();
    default:
        return nullptr;
    }
}

Result<PublicKeyHandle> decodePublicKey(ByteView publicKey)
{
    if (publicKey.empty() || publicKey.size() > maximumSize)
        return failure(ErrorCode::CertificateMalformed,
            QStringLiteral("public key of %1 octets").arg(publicKey.size()));
    const unsigned char *at = publicKey.data();
    PublicKeyHandle decoded;
    decoded.key.reset(d2i_PUBKEY(nullptr, &at, static_cast<long>(publicKey.size())));
    if (!decoded.key)
        return failure(ErrorCode::CertificateMalformed, takeOpenSslReason());
    if (at != publicKey.data() + publicKey.size())
        return failure(
            ErrorCode::CertificateMalformed, QStringLiteral("octets behind the public key"));
    const auto algorithm = algorithmOf(*decoded.key, publicKey.size());
    ERR_clear_error();
    if (!algorithm)
        return failure(algorithm.error());
    decoded.algorithm = *algorithm;
    return decoded;
}

Result<KeyAlgorithm> keyAlgorithmOf(ByteView publicKey)
{
    const auto decoded = decodePublicKey(publicKey);
    if (!decoded)
        return failure(decoded.error());
    return decoded->algorithm;
}

Bytes publicKeyOf(const Certificate &certificate)
{
    const auto x509 = x509Of(certificate);
    return x509 ? encodingOf(i2d_X509_PUBKEY, X509_get_X509_PUBKEY(x509->get())) : Bytes();
}

Result<void> verifySignature(ByteView publicKey, ByteView hash, ByteView signature)
{
    const auto decoded = decodePublicKey(publicKey);
    if (!decoded)
        return failure(decoded.error());
    const EVP_MD *digest = hashOfSize(hash.size());
    if (digest == nullptr)
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("hash of %1 octets").arg(hash.size()));
    const bool isRsa = decoded->algorithm == KeyAlgorithm::Rsa2048;
    const OwnedKeyContext context(EVP_PKEY_CTX_new(decoded->key.get(), nullptr));
    if (!context || EVP_PKEY_verify_init(context.get()) != 1
        || (isRsa && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1)
        || EVP_PKEY_CTX_set_signature_md(context.get(), digest) != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    const int verdict = EVP_PKEY_verify(
        context.get(), signature.data(), signature.size(), hash.data(), hash.size());
    if (verdict == 1)
        return {};
    const QString reason = takeOpenSslReason();
    return failure(ErrorCode::CardMalformedData,
        QStringLiteral("signature does not hold: %1")
            .arg(reason.isEmpty() ? QStringLiteral("another key or hash") : reason));
}

} // namespace eid
