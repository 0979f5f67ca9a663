#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace eid::sandbox {

/// A command as it arrived at the card, decoded (ISO/IEC 7816-3, 12.1.3).
struct CommandApdu
{
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    Bytes data;
    std::optional<std::size_t> le; ///< how many octets may come back: 1 to 65536
    bool extended = false; ///< Lc and Le were written in their extended form

    [[nodiscard]] std::uint16_t parameters() const
    {
        return static_cast<std::uint16_t>(p1 << 8 | p2);
    }
};

/// Nothing when the octets are none of the seven cases.
std::optional<CommandApdu> decodeCommand(ByteView octets);

} // namespace eid::sandbox
