#include "core/crypto/provider/cardkeymaterial.h"

#include <openssl/core_names.h>
#include <openssl/objects.h>
#include <openssl/rsa.h>

namespace eid {

namespace {

/// Whether \a signature holds. A card that errs is found here, before a peer sees what it gave: of
/// an RSA signature that went wrong, the factors of the modulus can be computed.
bool holds(EVP_PKEY &verifier, bool isRsa, ByteView input, ByteView signature)
{
    const OwnedKeyContext context(EVP_PKEY_CTX_new(&verifier, nullptr));
    if (!context)
        return false;
    if (!isRsa)
        return EVP_PKEY_verify_init(context.get()) == 1
            && EVP_PKEY_verify(
                   context.get(), signature.data(), signature.size(), input.data(), input.size())
            == 1;
    Bytes recovered(input.size());
    std::size_t size = recovered.size();
    return signature.size() == input.size() && EVP_PKEY_verify_recover_init(context.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1
        && EVP_PKEY_verify_recover(
               context.get(), recovered.data(), &size, signature.data(), signature.size())
        == 1
        && size == input.size() && equal(recovered, input);
}

} // namespace

bool CardKeyMaterial::isSame(const CardKeyMaterial &other) const
{
    if (algorithm != other.algorithm)
        return false;
    if (isRsa())
        return BN_cmp(modulus.get(), other.modulus.get()) == 0
            && BN_cmp(exponent.get(), other.exponent.get()) == 0;
    return point == other.point;
}

const char *CardKeyMaterial::group() const
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return SN_X9_62_prime256v1;
    case KeyAlgorithm::EcP384:
        return SN_secp384r1;
    case KeyAlgorithm::Rsa2048:
        break;
    }
    return nullptr;
}

std::size_t CardKeyMaterial::maximumSignatureSize() const
{
    const std::size_t block = signedSize(algorithm);
    // SEQUENCE of two INTEGERs, each with an octet in front where its first bit is set.
    return isRsa() ? block : 2 + 2 * (2 + 1 + block);
}

Bytes CardKeyMaterial::sign(Bytes input) const
{
    const CardSignatureRequest request{algorithm, std::move(input)};
    auto signature = signer(request);
    if (signature && signature->size() <= maximumSignatureSize()
        && holds(*verifier, isRsa(), request.input, *signature))
        return *std::move(signature);
    const std::lock_guard lock(m_mutex);
    m_error = signature ? Error{ErrorCode::CardMalformedData,
                  QStringLiteral("signature does not hold: %1 octets, %2")
                      .arg(signature->size())
                      .arg(takeOpenSslReason()),
                  std::nullopt}
                        : signature.error();
    return {};
}

std::optional<Error> CardKeyMaterial::takeError() const
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_error, std::nullopt);
}

Result<SharedCardKeyMaterial> materialOf(PublicKeyHandle handle, CardSigner signer)
{
    auto material = std::make_shared<CardKeyMaterial>();
    material->algorithm = handle.algorithm;
    material->signer = std::move(signer);
    bool worked = false;
    if (material->isRsa()) {
        BIGNUM *modulus = nullptr;
        BIGNUM *exponent = nullptr;
        worked = EVP_PKEY_get_bn_param(handle.key.get(), OSSL_PKEY_PARAM_RSA_N, &modulus) == 1
            && EVP_PKEY_get_bn_param(handle.key.get(), OSSL_PKEY_PARAM_RSA_E, &exponent) == 1;
        material->modulus.reset(modulus);
        material->exponent.reset(exponent);
    } else {
        material->point.resize(1 + 2 * signedSize(handle.algorithm));
        std::size_t size = 0;
        worked = EVP_PKEY_get_octet_string_param(handle.key.get(), OSSL_PKEY_PARAM_PUB_KEY,
                     material->point.data(), material->point.size(), &size)
                == 1
            && size == material->point.size();
    }
    if (!worked)
        return failure(ErrorCode::CertificateMalformed, takeOpenSslReason());
    material->verifier = std::move(handle.key);
    return material;
}

} // namespace eid
