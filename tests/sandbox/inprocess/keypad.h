#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/inprocess/inprocesspcsc.h"

#include <cstdint>

namespace eid::sandbox {

/// What a reader makes of a PIN structure and of what was keyed: a command for the card, or the
/// status word with which the reader itself refuses (PC/SC part 10, 2.5.4).
struct KeyPadOutcome
{
    Bytes command;
    std::uint16_t refusal = 0; ///< 0: there is none
};

/// \a structure: PIN_VERIFY_STRUCTURE. The keyed digits go into the one block of its command.
KeyPadOutcome composeVerify(ByteView structure, const PadEntry &entry);
/// \a structure: PIN_MODIFY_STRUCTURE. The old and the new digits go to their offsets.
KeyPadOutcome composeModify(ByteView structure, const PadEntry &entry);

/// The answer to CM_IOCTL_GET_FEATURE_REQUEST of a reader of this kind; empty: no features.
Bytes featureList(const ReaderKind &kind);
/// The answer to FEATURE_GET_TLV_PROPERTIES.
Bytes tlvProperties(const ReaderKind &kind);

constexpr std::uint32_t verifyPinControl = 0x42330006;
constexpr std::uint32_t modifyPinControl = 0x42330007;
constexpr std::uint32_t tlvPropertiesControl = 0x42330012;

} // namespace eid::sandbox
