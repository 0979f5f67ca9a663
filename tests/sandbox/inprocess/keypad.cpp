#include "tests/sandbox/inprocess/keypad.h"

#include "tests/sandbox/inprocess/pcscnames.h"

#include <algorithm>
#include <cstring>

namespace eid::sandbox {

namespace {

constexpr std::uint16_t timedOut = 0x6400;
constexpr std::uint16_t cancelled = 0x6401;
constexpr std::uint16_t newPinsDiffer = 0x6402;
constexpr std::uint16_t lengthWrong = 0x6403;
constexpr std::uint16_t parameterWrong = 0x6B80;
constexpr std::uint8_t asciiInOctetsFromTheLeft = 0x82;

// The offset of the PIN block in a command: after the header and Lc.
constexpr std::size_t dataOffset = 5;

KeyPadOutcome refuse(std::uint16_t status)
{
    return {{}, status};
}

template <typename Structure>
struct Parsed
{
    Structure head{};
    Bytes command;
};

template <typename Structure>
std::optional<Parsed<Structure>> parse(ByteView octets)
{
    Parsed<Structure> parsed;
    if (octets.size() < sizeof(Structure))
        return std::nullopt;
    std::memcpy(&parsed.head, octets.data(), sizeof(Structure));
    const auto command = octets.subspan(sizeof(Structure));
    const bool sound = parsed.head.ulDataLength == command.size() && command.size() > dataOffset
        && command[4] == command.size() - dataOffset
        && parsed.head.bmFormatString == asciiInOctetsFromTheLeft
        && parsed.head.bmPINLengthFormat == 0;
    if (!sound)
        return std::nullopt;
    parsed.command.assign(command.begin(), command.end());
    return parsed;
}

template <typename Structure>
bool lengthFits(const Structure &head, const Bytes &digits)
{
    return digits.size() >= static_cast<std::size_t>(head.wPINMaxExtraDigit >> 8)
        && digits.size() <= static_cast<std::size_t>(head.wPINMaxExtraDigit & 0xFF);
}

bool put(Bytes &command, std::size_t offset, std::size_t blockSize, const Bytes &digits)
{
    if (digits.size() > blockSize || command.size() < dataOffset + offset + blockSize)
        return false;
    std::ranges::copy(
        digits, command.begin() + static_cast<Bytes::difference_type>(dataOffset + offset));
    return true;
}

std::uint16_t refusalOf(const PadEntry &entry, std::size_t entries)
{
    switch (entry.ending) {
    case PadEntry::Ending::Confirmed:
        return entry.keyed.size() < entries ? timedOut : 0;
    case PadEntry::Ending::Cancelled:
        return cancelled;
    case PadEntry::Ending::TimedOut:
        return timedOut;
    }
    return timedOut;
}

void appendFeature(Bytes &bytes, std::uint8_t tag, std::uint32_t control)
{
    append(bytes,
        Bytes{tag, 4, static_cast<std::uint8_t>(control >> 24),
            static_cast<std::uint8_t>(control >> 16), static_cast<std::uint8_t>(control >> 8),
            static_cast<std::uint8_t>(control)});
}

} // namespace

KeyPadOutcome composeVerify(ByteView structure, const PadEntry &entry)
{
    auto parsed = parse<PIN_VERIFY_STRUCTURE>(structure);
    if (!parsed)
        return refuse(parameterWrong);
    if (const auto refusal = refusalOf(entry, 1); refusal != 0)
        return refuse(refusal);
    const Bytes &digits = entry.keyed.front();
    if (!lengthFits(parsed->head, digits))
        return refuse(lengthWrong);
    if (!put(parsed->command, 0, parsed->head.bmPINBlockString & 0x0F, digits))
        return refuse(parameterWrong);
    return {std::move(parsed->command), 0};
}

KeyPadOutcome composeModify(ByteView structure, const PadEntry &entry)
{
    auto parsed = parse<PIN_MODIFY_STRUCTURE>(structure);
    if (!parsed)
        return refuse(parameterWrong);
    const bool repeats = (parsed->head.bConfirmPIN & 0x01) != 0;
    const bool asksOld = (parsed->head.bConfirmPIN & 0x02) != 0;
    if (!asksOld)
        return refuse(parameterWrong);
    if (const auto refusal = refusalOf(entry, repeats ? 3 : 2); refusal != 0)
        return refuse(refusal);
    const Bytes &oldDigits = entry.keyed[0];
    const Bytes &newDigits = entry.keyed[1];
    if (!lengthFits(parsed->head, oldDigits) || !lengthFits(parsed->head, newDigits))
        return refuse(lengthWrong);
    if (repeats && entry.keyed[2] != newDigits)
        return refuse(newPinsDiffer);
    const std::size_t block = parsed->head.bmPINBlockString & 0x0F;
    if (!put(parsed->command, parsed->head.bInsertionOffsetOld, block, oldDigits)
        || !put(parsed->command, parsed->head.bInsertionOffsetNew, block, newDigits))
        return refuse(parameterWrong);
    return {std::move(parsed->command), 0};
}

Bytes featureList(const ReaderKind &kind)
{
    Bytes list;
    if (kind.pinPad) {
        appendFeature(list, FEATURE_VERIFY_PIN_DIRECT, verifyPinControl);
        appendFeature(list, FEATURE_MODIFY_PIN_DIRECT, modifyPinControl);
    }
    if (kind.maximumApduData)
        appendFeature(list, FEATURE_GET_TLV_PROPERTIES, tlvPropertiesControl);
    return list;
}

Bytes tlvProperties(const ReaderKind &kind)
{
    const std::uint32_t size = kind.maximumApduData.value_or(0);
    return {PCSCv2_PART10_PROPERTY_bMinPINSize, 1, 4, PCSCv2_PART10_PROPERTY_bMaxPINSize, 1, 12,
        PCSCv2_PART10_PROPERTY_dwMaxAPDUDataSize, 4, static_cast<std::uint8_t>(size),
        static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size >> 16),
        static_cast<std::uint8_t>(size >> 24)};
}

} // namespace eid::sandbox
