#include "tests/sandbox/card/adminkey.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

namespace eid::sandbox {

namespace {

struct FreeContext
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};

const EVP_CIPHER *cipherOf(AdminAlgorithm algorithm)
{
    switch (algorithm) {
    case AdminAlgorithm::TripleDes:
        return EVP_des_ede3_ecb();
    case AdminAlgorithm::Aes128:
        return EVP_aes_128_ecb();
    case AdminAlgorithm::Aes192:
        return EVP_aes_192_ecb();
    case AdminAlgorithm::Aes256:
        return EVP_aes_256_ecb();
    }
    return nullptr;
}

} // namespace

Bytes AdminKey::encrypt(ByteView block) const
{
    if (block.size() != blockSize(algorithm) || key.size() != keySize(algorithm))
        return {};
    const std::unique_ptr<EVP_CIPHER_CTX, FreeContext> context(EVP_CIPHER_CTX_new());
    Bytes result(block.size());
    int size = 0;
    if (!context
        || EVP_EncryptInit_ex2(context.get(), cipherOf(algorithm), key.data(), nullptr, nullptr)
            != 1
        || EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1
        || EVP_EncryptUpdate(
               context.get(), result.data(), &size, block.data(), static_cast<int>(block.size()))
            != 1)
        return {};
    return result;
}

Bytes randomOctets(std::size_t count)
{
    Bytes octets(count);
    if (RAND_bytes(octets.data(), static_cast<int>(count)) != 1)
        qFatal("No random octets");
    return octets;
}

} // namespace eid::sandbox
