#pragma once

#include "core/base/bytes.h"

#include <cstdint>

namespace eid {

/// What a reader with a key pad of its own offers (PC/SC part 10, 2.3 and 2.5). Zero: not offered.
struct PinPadFeatures
{
    std::uint32_t verifyDirect = 0; ///< control code of FEATURE_VERIFY_PIN_DIRECT
    std::uint32_t modifyDirect = 0; ///< control code of FEATURE_MODIFY_PIN_DIRECT
    std::uint32_t maximumApduData = 0; ///< dwMaxAPDUDataSize of the TLV properties; 0 unknown

    [[nodiscard]] bool canVerify() const { return verifyDirect != 0; }
    [[nodiscard]] bool canModify() const { return modifyDirect != 0; }
};

/// A PIN block as PIV wants it: ASCII, left-aligned, 8 octets, padded with FF.
struct PinPadFormat
{
    std::uint8_t minimumDigits = 6;
    std::uint8_t maximumDigits = 8;
    std::uint8_t blockSize = 8;
    std::uint8_t padding = 0xFF;
};

/// VERIFY with the PIN from the key pad.
struct PinPadVerify
{
    std::uint8_t cla = 0;
    std::uint8_t ins = 0x20;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0x80;
    PinPadFormat format;
    std::uint8_t timeoutSeconds = 30;
};

/// CHANGE REFERENCE DATA with old and new PIN (the new one twice) from the key pad.
struct PinPadModify
{
    std::uint8_t cla = 0;
    std::uint8_t ins = 0x24;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0x80;
    PinPadFormat format;
    std::uint8_t timeoutSeconds = 30;
};

} // namespace eid
