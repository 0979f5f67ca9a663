#include "core/smartcard/pinpad.h"

#include <array>
#include <cstring>

namespace eid {

namespace {

constexpr std::uint8_t verifyPinDirect = 0x06;
constexpr std::uint8_t modifyPinDirect = 0x07;
constexpr std::uint8_t getTlvProperties = 0x12;
constexpr std::uint8_t maximumApduDataProperty = 0x0A;

// bmFormatString: sizes in octets, PIN at octet 0 of its block, left-aligned, ASCII.
constexpr std::uint8_t asciiFromTheLeft = 0x82;
constexpr std::uint8_t untilConfirmKey = 0x02;
constexpr std::uint8_t repeatNewAndAskOld = 0x03;
constexpr std::uint8_t verifyMessages = 1;
constexpr std::uint8_t modifyMessages = 3;

struct Entry
{
    std::uint8_t tag;
    ByteView value;
};

// One octet of tag, one of length. Nothing once the rest is no whole entry.
std::optional<Entry> takeEntry(ByteView &answer)
{
    if (answer.size() < 2 || answer.size() - 2 < answer[1])
        return std::nullopt;
    const Entry entry{answer[0], answer.subspan(2, answer[1])};
    answer = answer.subspan(2 + entry.value.size());
    return entry;
}

void appendHostOrder16(Bytes &bytes, std::uint16_t value)
{
    std::array<std::uint8_t, sizeof value> octets{};
    std::memcpy(octets.data(), &value, sizeof value);
    append(bytes, octets);
}

void appendHostOrder32(Bytes &bytes, std::uint32_t value)
{
    std::array<std::uint8_t, sizeof value> octets{};
    std::memcpy(octets.data(), &value, sizeof value);
    append(bytes, octets);
}

std::uint16_t digitRange(const PinPadFormat &format)
{
    return static_cast<std::uint16_t>(format.minimumDigits << 8 | format.maximumDigits);
}

void appendCommand(
    Bytes &bytes, const Bytes &header, const PinPadFormat &format, std::uint8_t blocks)
{
    const auto length = static_cast<std::uint8_t>(blocks * format.blockSize);
    const Bytes teoPrologue(3, 0x00);
    append(bytes, teoPrologue);
    appendHostOrder32(bytes, static_cast<std::uint32_t>(header.size() + 1 + length));
    append(bytes, header);
    bytes.push_back(length);
    bytes.insert(bytes.end(), length, format.padding);
}

} // namespace

PinPadFeatures parsePinPadFeatures(ByteView answer)
{
    PinPadFeatures features;
    while (const auto entry = takeEntry(answer)) {
        if (entry->value.size() != 4)
            continue;
        const std::uint32_t controlCode = std::uint32_t{entry->value[0]} << 24
            | std::uint32_t{entry->value[1]} << 16 | std::uint32_t{entry->value[2]} << 8
            | std::uint32_t{entry->value[3]};
        if (entry->tag == verifyPinDirect)
            features.verifyDirect = controlCode;
        else if (entry->tag == modifyPinDirect)
            features.modifyDirect = controlCode;
        else if (entry->tag == getTlvProperties)
            features.tlvProperties = controlCode;
    }
    return features;
}

std::optional<std::uint32_t> parseMaximumApduData(ByteView answer)
{
    while (const auto entry = takeEntry(answer)) {
        if (entry->tag != maximumApduDataProperty || entry->value.size() != 4)
            continue;
        return std::uint32_t{entry->value[3]} << 24 | std::uint32_t{entry->value[2]} << 16
            | std::uint32_t{entry->value[1]} << 8 | std::uint32_t{entry->value[0]};
    }
    return std::nullopt;
}

Bytes encodePinPadVerify(const PinPadVerify &request)
{
    Bytes bytes{request.timeoutSeconds, request.timeoutSeconds, asciiFromTheLeft,
        request.format.blockSize, 0x00};
    appendHostOrder16(bytes, digitRange(request.format));
    bytes.push_back(untilConfirmKey);
    bytes.push_back(verifyMessages);
    appendHostOrder16(bytes, request.languageId);
    bytes.push_back(0x00); // the message: "enter PIN"
    appendCommand(bytes, {request.cla, request.ins, request.p1, request.p2}, request.format, 1);
    return bytes;
}

Bytes encodePinPadModify(const PinPadModify &request)
{
    Bytes bytes{request.timeoutSeconds, request.timeoutSeconds, asciiFromTheLeft,
        request.format.blockSize, 0x00, 0x00, request.format.blockSize};
    appendHostOrder16(bytes, digitRange(request.format));
    bytes.push_back(repeatNewAndAskOld);
    bytes.push_back(untilConfirmKey);
    bytes.push_back(modifyMessages);
    appendHostOrder16(bytes, request.languageId);
    append(bytes, Bytes{0x00, 0x01, 0x02}); // the messages: old, new, new again
    appendCommand(bytes, {request.cla, request.ins, request.p1, request.p2}, request.format, 2);
    return bytes;
}

} // namespace eid
