#pragma once

#include <cstdint>
#include <optional>

namespace eid::sandbox {

constexpr std::uint8_t adminKeyReference = 0x9B;

/// When the holder has to prove the PIN to use a key.
enum class PinUse : std::uint8_t {
    Never = 1,
    Once = 2, ///< since the card was powered
    Always = 3, ///< with the command right before
};

/// What a slot for an asymmetric key is for (SP 800-73-4 part 1, table 4b).
struct KeySlotRule
{
    PinUse pin = PinUse::Once;
    bool agrees = false; ///< ECDH and key transport
    bool generates = true; ///< GENERATE ASYMMETRIC KEY PAIR may target it by the standard
};

/// Nothing when \a reference names no asymmetric key of PIV: 9A, 9C, 9D, 9E, 82 to 95.
std::optional<KeySlotRule> keySlotRule(std::uint8_t reference);

} // namespace eid::sandbox
