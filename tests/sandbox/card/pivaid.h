#pragma once

#include <array>
#include <cstdint>

namespace eid::sandbox {

/// The PIV card application, version 1.0: NIST's RID and the PIX (SP 800-73-4 part 1, 2.2).
constexpr std::array<std::uint8_t, 11> pivAid{
    0xA0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00, 0x01, 0x00};

/// The card manager beside it (GlobalPlatform), selected after every reset.
constexpr std::array<std::uint8_t, 8> managerAid{0xA0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00, 0x00};

constexpr std::size_t ridSize = 5;

} // namespace eid::sandbox
