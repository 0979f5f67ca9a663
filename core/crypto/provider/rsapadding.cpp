#include "core/crypto/provider/rsapadding.h"

#include "core/crypto/openssl.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>

namespace eid {

namespace {

using OwnedHashing = OpenSslOwned<EVP_MD_CTX, EVP_MD_CTX_free>;

std::size_t sizeOf(const EVP_MD &digest)
{
    return static_cast<std::size_t>(EVP_MD_get_size(&digest));
}

/// The hash of \a parts one behind the other; empty where it fails.
Bytes hashOf(const EVP_MD &digest, std::initializer_list<ByteView> parts)
{
    const OwnedHashing hashing(EVP_MD_CTX_new());
    if (!hashing || EVP_DigestInit_ex2(hashing.get(), &digest, nullptr) != 1)
        return {};
    for (const ByteView part : parts) {
        if (EVP_DigestUpdate(hashing.get(), part.data(), part.size()) != 1)
            return {};
    }
    Bytes hash(sizeOf(digest));
    return EVP_DigestFinal_ex(hashing.get(), hash.data(), nullptr) == 1 ? hash : Bytes();
}

/// MGF1 (RFC 8017, B.2.1), added to \a masked.
bool mask(const EVP_MD &digest, ByteView seed, std::span<std::uint8_t> masked)
{
    for (std::uint32_t counter = 0; !masked.empty(); ++counter) {
        const std::array<std::uint8_t, 4> number{static_cast<std::uint8_t>(counter >> 24),
            static_cast<std::uint8_t>(counter >> 16), static_cast<std::uint8_t>(counter >> 8),
            static_cast<std::uint8_t>(counter)};
        const Bytes hash = hashOf(digest, {seed, number});
        if (hash.empty())
            return false;
        const std::size_t size = std::min(hash.size(), masked.size());
        for (std::size_t i = 0; i < size; ++i)
            masked[i] ^= hash[i];
        masked = masked.subspan(size);
    }
    return true;
}

} // namespace

Bytes padPkcs1(const EVP_MD &digest, ByteView hash, std::size_t size)
{
    if (hash.size() != sizeOf(digest))
        return {};
    const OpenSslOwned<X509_SIG, X509_SIG_free> info(X509_SIG_new());
    if (!info)
        return {};
    X509_ALGOR *algorithm = nullptr;
    ASN1_OCTET_STRING *octets = nullptr;
    X509_SIG_getm(info.get(), &algorithm, &octets);
    if (X509_ALGOR_set0(algorithm, OBJ_nid2obj(EVP_MD_get_type(&digest)), V_ASN1_NULL, nullptr) != 1
        || ASN1_OCTET_STRING_set(octets, hash.data(), static_cast<int>(hash.size())) != 1)
        return {};
    unsigned char *der = nullptr;
    const int encoded = i2d_X509_SIG(info.get(), &der);
    if (encoded <= 0)
        return {};
    const Bytes digestInfo(der, der + encoded);
    OPENSSL_free(der);

    constexpr std::size_t least = 11; // 00 01, eight times FF, 00
    if (digestInfo.size() + least > size)
        return {};
    Bytes block(size, 0xFF);
    block[0] = 0x00;
    block[1] = 0x01;
    const std::size_t start = size - digestInfo.size();
    block[start - 1] = 0x00;
    std::ranges::copy(digestInfo, block.begin() + static_cast<std::ptrdiff_t>(start));
    return block;
}

std::size_t maximumPssSalt(const EVP_MD &digest, std::size_t size)
{
    const std::size_t taken = sizeOf(digest) + 2;
    return size > taken ? size - taken : 0;
}

Bytes padPss(const EVP_MD &digest, const EVP_MD &maskDigest, ByteView hash, std::size_t saltSize,
    std::size_t size)
{
    const std::size_t hashSize = sizeOf(digest);
    if (hash.size() != hashSize || size < hashSize + 2 || saltSize > maximumPssSalt(digest, size))
        return {};
    Bytes salt(saltSize);
    if (saltSize > 0 && RAND_bytes(salt.data(), static_cast<int>(saltSize)) != 1)
        return {};
    static constexpr std::array<std::uint8_t, 8> zeros{};
    const Bytes salted = hashOf(digest, {zeros, hash, salt});
    if (salted.empty())
        return {};

    Bytes block(size, 0x00);
    const std::size_t maskedSize = size - hashSize - 1;
    const auto at
        = [&](std::size_t index) { return block.begin() + static_cast<std::ptrdiff_t>(index); };
    block[maskedSize - saltSize - 1] = 0x01;
    std::ranges::copy(salt, at(maskedSize - saltSize));
    if (!mask(maskDigest, salted, std::span(block).first(maskedSize)))
        return {};
    block[0] &= 0x7F; // the block is one bit shorter than the modulus
    std::ranges::copy(salted, at(maskedSize));
    block[size - 1] = 0xBC;
    return block;
}

} // namespace eid
