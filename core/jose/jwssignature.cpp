#include "core/jose/jwssignature.h"

#include "core/crypto/keymaterial.h"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

namespace eid {

namespace {

using OwnedHashing = OpenSslOwned<EVP_MD_CTX, EVP_MD_CTX_free>;
using OwnedEcSignature = OpenSslOwned<ECDSA_SIG, ECDSA_SIG_free>;
using OwnedNumber = OpenSslOwned<BIGNUM, BN_free>;

constexpr int pssSaltSize = 32;

const EVP_MD *hashOf(KeyAlgorithm algorithm)
{
    return algorithm == KeyAlgorithm::EcP384 ? EVP_sha384() : EVP_sha256();
}

/// Says which padding RSA has; EC knows none.
bool setPadding(EVP_PKEY_CTX *context, KeyAlgorithm algorithm)
{
    return algorithm != KeyAlgorithm::Rsa2048
        || (EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, pssSaltSize) == 1
            && EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1);
}

/// ECDSA-Sig-Value of r and s, which are \a size octets each; empty where they are not.
Bytes derOf(ByteView signature, std::size_t size)
{
    if (signature.size() != 2 * size)
        return {};
    OwnedNumber r(BN_bin2bn(signature.data(), static_cast<int>(size), nullptr));
    OwnedNumber s(BN_bin2bn(signature.data() + size, static_cast<int>(size), nullptr));
    const OwnedEcSignature pair(ECDSA_SIG_new());
    if (!r || !s || !pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1)
        return {};
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    unsigned char *octets = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &octets);
    if (length <= 0)
        return {};
    Bytes der(octets, octets + length);
    OPENSSL_free(octets);
    return der;
}

/// r and s of an ECDSA-Sig-Value; empty where it is none.
Bytes pairOf(ByteView der, std::size_t size)
{
    const unsigned char *at = der.data();
    const OwnedEcSignature pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    if (!pair)
        return {};
    Bytes octets(2 * size);
    const int each = static_cast<int>(size);
    if (BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), octets.data(), each) != each
        || BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), octets.data() + size, each) != each)
        return {};
    return octets;
}

} // namespace

bool holds(const PublicKeyHandle &key, ByteView text, ByteView signature)
{
    const std::size_t size = signedSize(key.algorithm);
    const bool isRsa = key.algorithm == KeyAlgorithm::Rsa2048;
    const Bytes wanted = isRsa ? Bytes(signature.begin(), signature.end()) : derOf(signature, size);
    const OwnedHashing hashing(EVP_MD_CTX_new());
    EVP_PKEY_CTX *context = nullptr;
    const bool isGood = !wanted.empty() && hashing
        && EVP_DigestVerifyInit(
               hashing.get(), &context, hashOf(key.algorithm), nullptr, key.key.get())
            == 1
        && setPadding(context, key.algorithm)
        && EVP_DigestVerify(hashing.get(), wanted.data(), wanted.size(), text.data(), text.size())
            == 1;
    ERR_clear_error();
    return isGood;
}

Result<Bytes> signatureOver(ByteView text, const SigningKey &key)
{
    const OwnedHashing hashing(EVP_MD_CTX_new());
    EVP_PKEY_CTX *context = nullptr;
    std::size_t size = 0;
    if (!hashing
        || EVP_DigestSignInit(hashing.get(), &context, hashOf(key.algorithm), nullptr, key.handle)
            != 1
        || !setPadding(context, key.algorithm)
        || EVP_DigestSign(hashing.get(), nullptr, &size, text.data(), text.size()) != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    Bytes made(size);
    if (EVP_DigestSign(hashing.get(), made.data(), &size, text.data(), text.size()) != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    made.resize(size);
    if (key.algorithm != KeyAlgorithm::Rsa2048)
        made = pairOf(made, signedSize(key.algorithm));
    if (made.empty())
        return failure(ErrorCode::Internal, takeOpenSslReason());
    ERR_clear_error();
    return made;
}

} // namespace eid
