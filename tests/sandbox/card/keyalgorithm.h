#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace eid::sandbox {

/// Asymmetric algorithms, under their identifiers (SP 800-78, table 6-2).
enum class KeyAlgorithm : std::uint8_t {
    Rsa2048 = 0x07,
    EccP256 = 0x11,
    EccP384 = 0x14,
};

/// Symmetric algorithms of the card administration key, under their identifiers.
enum class AdminAlgorithm : std::uint8_t {
    TripleDes = 0x03,
    Aes128 = 0x08,
    Aes192 = 0x0A,
    Aes256 = 0x0C,
};

std::optional<KeyAlgorithm> keyAlgorithmOf(std::uint8_t identifier);
/// 00 stands for 3DES as well as 03.
std::optional<AdminAlgorithm> adminAlgorithmOf(std::uint8_t identifier);

std::size_t keySize(AdminAlgorithm algorithm); ///< octets
std::size_t blockSize(AdminAlgorithm algorithm); ///< octets

} // namespace eid::sandbox
