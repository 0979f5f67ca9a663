#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/card/keyalgorithm.h"

namespace eid::sandbox {

/// The card administration key 9B.
struct AdminKey
{
    AdminAlgorithm algorithm = AdminAlgorithm::TripleDes;
    Bytes key;

    /// One block in electronic codebook mode. Empty when \a block is not one block.
    [[nodiscard]] Bytes encrypt(ByteView block) const;

    bool operator==(const AdminKey &) const = default;
};

/// \a count octets from OpenSSL's generator.
Bytes randomOctets(std::size_t count);

} // namespace eid::sandbox
