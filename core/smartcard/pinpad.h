#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <optional>

namespace eid {

/// What a reader with a key pad of its own offers (PC/SC part 10, 2.3 and 2.5). Zero: not offered.
struct PinPadFeatures
{
    std::uint32_t verifyDirect = 0; ///< control code of FEATURE_VERIFY_PIN_DIRECT
    std::uint32_t modifyDirect = 0; ///< control code of FEATURE_MODIFY_PIN_DIRECT
    std::uint32_t tlvProperties = 0; ///< control code of FEATURE_GET_TLV_PROPERTIES
    /// dwMaxAPDUDataSize of the TLV properties, in octets: below 256 the reader takes short APDUs
    /// only. Unset: the reader does not say.
    std::optional<std::uint32_t> maximumApduData;

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
    std::uint16_t languageId = 0x0409; ///< of the reader's display: 0x0409 English, 0x0804 Chinese
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
    std::uint16_t languageId = 0x0409; ///< of the reader's display: 0x0409 English, 0x0804 Chinese
};

/// The answer to CM_IOCTL_GET_FEATURE_REQUEST (PC/SC part 10, 2.2). Entries that make no sense are
/// passed over; octets after one that is cut short are not looked at.
PinPadFeatures parsePinPadFeatures(ByteView answer);

/// dwMaxAPDUDataSize in the answer to FEATURE_GET_TLV_PROPERTIES (PC/SC part 10, 2.6.14).
std::optional<std::uint32_t> parseMaximumApduData(ByteView answer);

/// PIN_VERIFY_STRUCTURE and PIN_MODIFY_STRUCTURE (PC/SC part 10, 2.5.2 and 2.5.3) around a command
/// whose PIN blocks are padding, to be filled by the reader. They hold no PIN.
Bytes encodePinPadVerify(const PinPadVerify &request);
Bytes encodePinPadModify(const PinPadModify &request);

} // namespace eid
