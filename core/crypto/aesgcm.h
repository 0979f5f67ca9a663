#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <cstddef>
#include <span>

namespace eid {

// AES-256 in Galois/Counter Mode (SP 800-38D). A key has 32 octets, and never meets a nonce twice.

inline constexpr std::size_t gcmKeySize = 32;
inline constexpr std::size_t gcmNonceSize = 12;
inline constexpr std::size_t gcmTagSize = 16;

/// The ciphertext of \a plaintext with its tag behind it, which vouches for \a associated too.
Result<Bytes> encryptGcm(
    const Secret &key, ByteView nonce, ByteView associated, ByteView plaintext);

/// Writes what encryptGcm() was given into \a plaintext, which is as long as \a sealed without its
/// tag. Whether it holds: else \a plaintext is all zero.
bool decryptGcm(const Secret &key, ByteView nonce, ByteView associated, ByteView sealed,
    std::span<std::uint8_t> plaintext);

/// Fills \a octets with random ones: for what everybody may see, and for keys. Fail with Internal.
Result<void> fillRandom(std::span<std::uint8_t> octets);
Result<void> fillRandom(Secret &key);

} // namespace eid
