#include "tests/sandbox/card/bertlv.h"

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr std::size_t longestTag = 3;
constexpr std::size_t longestLength = 3;

/// Takes an octet off the front.
std::optional<std::uint8_t> take(ByteView &octets)
{
    if (octets.empty())
        return std::nullopt;
    const std::uint8_t octet = octets.front();
    octets = octets.subspan(1);
    return octet;
}

std::optional<std::uint32_t> takeTag(ByteView &octets)
{
    const auto first = take(octets);
    if (!first)
        return std::nullopt;
    std::uint32_t tag = *first;
    if ((*first & 0x1F) != 0x1F)
        return tag;
    for (std::size_t count = 1; count < longestTag; ++count) {
        const auto next = take(octets);
        if (!next)
            return std::nullopt;
        tag = tag << 8 | *next;
        if ((*next & 0x80) == 0)
            return tag;
    }
    return std::nullopt;
}

std::optional<std::size_t> takeLength(ByteView &octets)
{
    const auto first = take(octets);
    if (!first)
        return std::nullopt;
    if (*first < 0x80)
        return *first;
    const std::size_t count = *first & 0x7FU;
    if (count == 0 || count > longestLength)
        return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto next = take(octets);
        if (!next)
            return std::nullopt;
        length = length << 8 | *next;
    }
    return length;
}

void appendNumber(Bytes &octets, std::size_t number)
{
    bool begun = false;
    for (int shift = 24; shift >= 0; shift -= 8) {
        const auto octet = static_cast<std::uint8_t>(number >> shift & 0xFF);
        begun = begun || octet != 0 || shift == 0;
        if (begun)
            octets.push_back(octet);
    }
}

} // namespace

std::optional<std::vector<DataObject>> readObjects(ByteView octets)
{
    std::vector<DataObject> objects;
    while (!octets.empty()) {
        const auto tag = takeTag(octets);
        const auto length = tag ? takeLength(octets) : std::nullopt;
        if (!length || *length > octets.size())
            return std::nullopt;
        objects.push_back({*tag, octets.first(*length)});
        octets = octets.subspan(*length);
    }
    return objects;
}

std::optional<ByteView> readOnly(ByteView octets, std::uint32_t tag)
{
    const auto objects = readObjects(octets);
    if (!objects || objects->size() != 1 || objects->front().tag != tag)
        return std::nullopt;
    return objects->front().value;
}

std::optional<ByteView> find(const std::vector<DataObject> &objects, std::uint32_t tag)
{
    const auto found = std::ranges::find(objects, tag, &DataObject::tag);
    if (found == objects.end())
        return std::nullopt;
    return found->value;
}

Bytes tlv(std::uint32_t tag, ByteView value)
{
    Bytes octets;
    appendNumber(octets, tag);
    if (value.size() < 0x80) {
        octets.push_back(static_cast<std::uint8_t>(value.size()));
    } else {
        Bytes length;
        appendNumber(length, value.size());
        octets.push_back(static_cast<std::uint8_t>(0x80 | length.size()));
        append(octets, length);
    }
    append(octets, value);
    return octets;
}

} // namespace eid::sandbox
