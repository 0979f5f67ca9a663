#include "tests/sandbox/card/keyslots.h"

namespace eid::sandbox {

std::optional<KeySlotRule> keySlotRule(std::uint8_t reference)
{
    switch (reference) {
    case 0x9A:
        return KeySlotRule{PinUse::Once, false, true};
    case 0x9C:
        return KeySlotRule{PinUse::Always, false, true};
    case 0x9D:
        return KeySlotRule{PinUse::Once, true, true};
    case 0x9E:
        return KeySlotRule{PinUse::Never, false, true};
    }
    // Retired key management keys.
    if (reference >= 0x82 && reference <= 0x95)
        return KeySlotRule{PinUse::Once, true, false};
    return std::nullopt;
}

} // namespace eid::sandbox
