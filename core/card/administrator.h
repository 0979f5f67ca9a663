#pragma once

#include "core/base/bytes.h"

#include <QString>

#include <cstddef>

namespace eid {

/// The ciphers of a card's administration key (SP 800-78-4, table 6-1).
enum class AdministratorAlgorithm {
    TripleDes,
    Aes128,
    Aes192,
    Aes256,
};

/// "3DES", "AES-128", "AES-192", "AES-256".
QString administratorAlgorithmName(AdministratorAlgorithm algorithm);

/// Octets of a challenge and of its answer: one block.
std::size_t blockSize(AdministratorAlgorithm algorithm);

/// What a card wants encrypted with its administration key, by whoever holds that.
struct AdministratorChallenge
{
    AdministratorAlgorithm algorithm = AdministratorAlgorithm::Aes128;
    Bytes challenge; ///< one block

    bool operator==(const AdministratorChallenge &) const = default;
};

} // namespace eid
