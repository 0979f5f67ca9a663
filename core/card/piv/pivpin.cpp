#include "core/card/piv/pivpin.h"

#include <algorithm>
#include <initializer_list>

namespace eid {

namespace {

constexpr std::size_t blockSize = 8;
constexpr std::uint8_t padding = 0xFF;
constexpr std::uint8_t verify = 0x20;
constexpr std::uint8_t changeReferenceData = 0x24;
constexpr std::uint8_t resetRetryCounter = 0x2C;

/// The entries side by side, each padded to a block of its own.
Secret blocksOf(std::initializer_list<const Secret *> entries)
{
    Secret blocks(entries.size() * blockSize);
    auto at = blocks.octets();
    for (const Secret *entry : entries) {
        Q_ASSERT(!entry->isEmpty() && entry->size() <= blockSize);
        const auto block = at.first(blockSize);
        std::ranges::fill(block, padding);
        std::ranges::copy(entry->octets(), block.begin());
        at = at.subspan(blockSize);
    }
    return blocks;
}

bool isCounter(StatusWord status)
{
    return (status.value & 0xFFF0) == 0x63C0;
}

} // namespace

std::uint8_t keyReference(PinRole role)
{
    switch (role) {
    case PinRole::Pin:
        return 0x80;
    case PinRole::Puk:
        return 0x81;
    }
    Q_UNREACHABLE();
}

CommandApdu askTriesCommand()
{
    return {0x00, verify, 0x00, keyReference(PinRole::Pin)};
}

CommandApdu logOutCommand()
{
    return {0x00, verify, 0xFF, keyReference(PinRole::Pin)};
}

CommandApdu verifyCommand(const Secret &pin)
{
    return {0x00, verify, 0x00, keyReference(PinRole::Pin), blocksOf({&pin})};
}

CommandApdu changeCommand(PinRole role, const Secret &oldEntry, const Secret &newEntry)
{
    return {0x00, changeReferenceData, 0x00, keyReference(role), blocksOf({&oldEntry, &newEntry})};
}

CommandApdu unblockCommand(const Secret &puk, const Secret &newPin)
{
    return {0x00, resetRetryCounter, 0x00, keyReference(PinRole::Pin), blocksOf({&puk, &newPin})};
}

std::optional<int> triesOf(StatusWord status)
{
    if (isCounter(status))
        return status.value & 0x000F;
    if (status.value == 0x6983)
        return 0;
    return std::nullopt;
}

bool tellsEnd(StatusWord status)
{
    if (status.isSuccess() || triesOf(status) || status.value == 0x6984)
        return true;
    switch (status.value) {
    case 0x6A81: // function not supported
    case 0x6A86: // incorrect P1-P2
    case 0x6A88: // no such PIN
    case 0x6B00: // wrong P1-P2
        return true;
    }
    switch (status.sw1()) {
    case 0x68: // function in CLA not supported
    case 0x6D: // instruction not supported
    case 0x6E: // class not supported
        return true;
    }
    return false;
}

Error pinError(StatusWord status, PinRole role)
{
    const bool isPin = role == PinRole::Pin;
    const ErrorCode wrong = isPin ? ErrorCode::PinWrong : ErrorCode::PukWrong;
    const ErrorCode blocked = isPin ? ErrorCode::PinBlocked : ErrorCode::PukBlocked;
    const auto tries = triesOf(status);
    if (tries == 0 || status.value == 0x6984)
        return {blocked, status.toString(), 0};
    if (tries || status.value == 0x6300)
        return {wrong, status.toString(), tries};
    return errorOf(status);
}

} // namespace eid
