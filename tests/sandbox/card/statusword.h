#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <utility>

namespace eid::sandbox {

/// What the card says of a command (ISO/IEC 7816-4, 5.6; SP 800-73-4 part 2, table 2).
enum class Status : std::uint16_t {
    Done = 0x9000,
    BytesRemaining = 0x6100, ///< the low octet says how many; 0: 256 or more
    TriesLeft = 0x63C0, ///< the low nibble says how many
    MemoryFailure = 0x6581,
    WrongLength = 0x6700,
    LogicalChannelUnsupported = 0x6881,
    SecureMessagingUnsupported = 0x6882,
    ChainingUnsupported = 0x6884,
    SecurityNotSatisfied = 0x6982,
    Blocked = 0x6983,
    ConditionsNotSatisfied = 0x6985,
    WrongData = 0x6A80,
    FunctionUnsupported = 0x6A81,
    NotFound = 0x6A82,
    MemoryFull = 0x6A84,
    WrongParameters = 0x6A86,
    ReferenceNotFound = 0x6A88,
    WrongExpectedLength = 0x6C00, ///< the low octet says the right one
    UnknownInstruction = 0x6D00,
    UnknownClass = 0x6E00,
};

/// A command's outcome, before it is cut into responses.
struct Outcome
{
    std::uint16_t status = static_cast<std::uint16_t>(Status::Done);
    Bytes data;

    Outcome() = default;
    /// Not explicit: a command returns the bare status word in most of its ends.
    Outcome(Status word)
        : status(static_cast<std::uint16_t>(word))
    { }
    /// \a detail goes into the low octet.
    Outcome(Status word, std::size_t detail)
        : status(static_cast<std::uint16_t>(static_cast<unsigned>(word) | (detail & 0xFFU)))
    { }
    explicit Outcome(Bytes octets)
        : data(std::move(octets))
    { }

    bool operator==(const Outcome &) const = default;
};

} // namespace eid::sandbox
