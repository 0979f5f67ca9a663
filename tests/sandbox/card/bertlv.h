#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <optional>
#include <vector>

// The card's own reader and writer of BER-TLV, so that a fault of the tool's cannot cancel out.

namespace eid::sandbox {

struct DataObject
{
    std::uint32_t tag = 0; ///< the octets of the tag as a number: 0x5F2F
    ByteView value;
};

/// The objects that \a octets consist of. Nothing if they are anything else: tags over 3 octets,
/// lengths over 3 octets, a length that does not fit, or left-over octets.
std::optional<std::vector<DataObject>> readObjects(ByteView octets);

/// The value of the one object with \a tag that \a octets consist of.
std::optional<ByteView> readOnly(ByteView octets, std::uint32_t tag);

/// The value of the first object with \a tag.
std::optional<ByteView> find(const std::vector<DataObject> &objects, std::uint32_t tag);

/// One object with the shortest length.
Bytes tlv(std::uint32_t tag, ByteView value);

} // namespace eid::sandbox
