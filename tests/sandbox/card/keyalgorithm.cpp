#include "tests/sandbox/card/keyalgorithm.h"

namespace eid::sandbox {

std::optional<KeyAlgorithm> keyAlgorithmOf(std::uint8_t identifier)
{
    switch (identifier) {
    case 0x07:
        return KeyAlgorithm::Rsa2048;
    case 0x11:
        return KeyAlgorithm::EccP256;
    case 0x14:
        return KeyAlgorithm::EccP384;
    }
    return std::nullopt;
}

std::optional<AdminAlgorithm> adminAlgorithmOf(std::uint8_t identifier)
{
    switch (identifier) {
    case 0x00:
    case 0x03:
        return AdminAlgorithm::TripleDes;
    case 0x08:
        return AdminAlgorithm::Aes128;
    case 0x0A:
        return AdminAlgorithm::Aes192;
    case 0x0C:
        return AdminAlgorithm::Aes256;
    }
    return std::nullopt;
}

std::size_t keySize(AdminAlgorithm algorithm)
{
    switch (algorithm) {
    case AdminAlgorithm::TripleDes:
    case AdminAlgorithm::Aes192:
        return 24;
    case AdminAlgorithm::Aes128:
        return 16;
    case AdminAlgorithm::Aes256:
        return 32;
    }
    return 0;
}

std::size_t blockSize(AdminAlgorithm algorithm)
{
    return algorithm == AdminAlgorithm::TripleDes ? 8 : 16;
}

} // namespace eid::sandbox
