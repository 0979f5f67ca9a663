#pragma once

#include "core/base/bytes.h"

#include <openssl/types.h>

#include <cstddef>

namespace eid {

/// EMSA-PKCS1-v1_5 (RFC 8017, 9.2): the block of \a size octets that says "\a hash, made by
/// \a digest". Empty where it does not fit, or the hash has another size than the digest's.
Bytes padPkcs1(const EVP_MD &digest, ByteView hash, std::size_t size);

/// EMSA-PSS (RFC 8017, 9.1.1) for a modulus of \a size octets whose first bit is set, with MGF1
/// over \a maskDigest and a random salt of \a saltSize octets. Empty where it does not fit.
Bytes padPss(const EVP_MD &digest, const EVP_MD &maskDigest, ByteView hash, std::size_t saltSize,
    std::size_t size);

/// The longest salt that padPss() finds room for.
std::size_t maximumPssSalt(const EVP_MD &digest, std::size_t size);

} // namespace eid
