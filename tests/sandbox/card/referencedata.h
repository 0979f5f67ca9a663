#pragma once

#include "core/base/bytes.h"

namespace eid::sandbox {

/// A PIN or a PUK with its counter.
struct ReferenceData
{
    static constexpr std::size_t size = 8; ///< octets on the wire, padded with FF

    Bytes value; ///< padded
    int triesAtMost = 3;
    int triesLeft = 3;

    [[nodiscard]] bool isBlocked() const { return triesLeft == 0; }
    /// Compares and counts: a wrong one spends a try, a right one brings all tries back.
    bool check(ByteView padded);
    void replace(ByteView padded);

    bool operator==(const ReferenceData &) const = default;
};

/// \a octets with FF to eight; empty when there are fewer than 6 or more than 8.
Bytes padded(ByteView octets);
/// Whether the eight octets are 6 to 8 ASCII digits and then FF (SP 800-73-4 part 2, 2.4.3).
bool isWellFormedPin(ByteView padded);

} // namespace eid::sandbox
