#include "core/crypto/aesgcm.h"

#include "core/crypto/openssl.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <limits>

namespace eid {

namespace {

using CipherContext = OpenSslOwned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

bool fits(ByteView octets)
{
    return octets.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max());
}

CipherContext begun(const Secret &key, ByteView nonce, bool encrypts)
{
    CipherContext context(EVP_CIPHER_CTX_new());
    if (key.size() != gcmKeySize || nonce.size() != gcmNonceSize || !context
        || EVP_CipherInit_ex2(context.get(), EVP_aes_256_gcm(), key.octets().data(), nonce.data(),
               encrypts ? 1 : 0, nullptr)
            != 1)
        return {};
    return context;
}

/// With \a to null, \a octets are associated data.
bool updated(EVP_CIPHER_CTX *context, unsigned char *to, ByteView octets)
{
    int written = 0;
    return octets.empty()
        || EVP_CipherUpdate(context, to, &written, octets.data(), static_cast<int>(octets.size()))
        == 1;
}

} // namespace

Result<Bytes> encryptGcm(const Secret &key, ByteView nonce, ByteView associated, ByteView plaintext)
{
    Bytes sealed(plaintext.size() + gcmTagSize);
    const auto context = begun(key, nonce, true);
    int written = 0;
    if (!context || !fits(plaintext) || !fits(associated)
        || !updated(context.get(), nullptr, associated)
        || !updated(context.get(), sealed.data(), plaintext)
        || EVP_CipherFinal_ex(context.get(), sealed.data() + plaintext.size(), &written) != 1
        || EVP_CIPHER_CTX_ctrl(
               context.get(), EVP_CTRL_AEAD_GET_TAG, gcmTagSize, sealed.data() + plaintext.size())
            != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return sealed;
}

bool decryptGcm(const Secret &key, ByteView nonce, ByteView associated, ByteView sealed,
    std::span<std::uint8_t> plaintext)
{
    if (sealed.size() != plaintext.size() + gcmTagSize || !fits(sealed) || !fits(associated))
        return false;
    const auto context = begun(key, nonce, false);
    std::array<std::uint8_t, gcmTagSize> tag{};
    std::ranges::copy(sealed.last(gcmTagSize), tag.begin());
    std::array<unsigned char, EVP_MAX_BLOCK_LENGTH> nothing{};
    int written = 0;
    const bool holds = context && updated(context.get(), nullptr, associated)
        && updated(context.get(), plaintext.data(), sealed.first(plaintext.size()))
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, gcmTagSize, tag.data()) == 1
        && EVP_CipherFinal_ex(context.get(), nothing.data(), &written) == 1;
    if (!holds)
        OPENSSL_cleanse(plaintext.data(), plaintext.size());
    ERR_clear_error();
    return holds;
}

Result<void> fillRandom(std::span<std::uint8_t> octets)
{
    if (RAND_bytes(octets.data(), static_cast<int>(octets.size())) != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return {};
}

Result<void> fillRandom(Secret &key)
{
    if (RAND_priv_bytes(key.octets().data(), static_cast<int>(key.size())) != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return {};
}

} // namespace eid
