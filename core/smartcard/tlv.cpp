#include "core/smartcard/tlv.h"

#include <algorithm>

namespace eid {

namespace {

constexpr std::size_t maximumObjects = 256;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::CardMalformedData, QLatin1String(what));
}

std::optional<std::uint8_t> takeByte(ByteView &bytes)
{
    if (bytes.empty())
        return std::nullopt;
    const std::uint8_t byte = bytes.front();
    bytes = bytes.subspan(1);
    return byte;
}

Result<std::uint32_t> takeTag(ByteView &bytes)
{
    auto byte = takeByte(bytes);
    if (!byte)
        return malformed("TLV: no tag");
    std::uint32_t tag = *byte;
    if ((*byte & 0x1F) != 0x1F)
        return tag;
    for (int following = 0; following < 2; ++following) {
        byte = takeByte(bytes);
        if (!byte)
            return malformed("TLV: tag cut short");
        tag = tag << 8 | *byte;
        if ((*byte & 0x80) == 0)
            return tag;
    }
    return malformed("TLV: tag over three octets");
}

Result<std::size_t> takeLength(ByteView &bytes)
{
    auto byte = takeByte(bytes);
    if (!byte)
        return malformed("TLV: no length");
    if (*byte < 0x80)
        return *byte;
    const int octets = *byte & 0x7F;
    if (octets == 0 || octets > 3)
        return malformed("TLV: length indefinite or over three octets");
    std::size_t length = 0;
    for (int i = 0; i < octets; ++i) {
        byte = takeByte(bytes);
        if (!byte)
            return malformed("TLV: length cut short");
        length = length << 8 | *byte;
    }
    return length;
}

} // namespace

Result<TlvHead> takeTlvHead(ByteView &bytes)
{
    ByteView rest = bytes;
    const auto tag = takeTag(rest);
    if (!tag)
        return failure(tag.error());
    const auto length = takeLength(rest);
    if (!length)
        return failure(length.error());
    bytes = rest;
    return TlvHead{*tag, *length};
}

Result<Tlv> takeTlv(ByteView &bytes)
{
    ByteView rest = bytes;
    const auto head = takeTlvHead(rest);
    if (!head)
        return failure(head.error());
    if (head->length > rest.size())
        return malformed("TLV: value reaches beyond its buffer");
    bytes = rest.subspan(head->length);
    return Tlv{head->tag, rest.first(head->length)};
}

Result<std::vector<Tlv>> parseTlvs(ByteView bytes)
{
    std::vector<Tlv> tlvs;
    while (!bytes.empty()) {
        if (bytes.front() == 0x00 || bytes.front() == 0xFF) {
            bytes = bytes.subspan(1);
            continue;
        }
        const auto tlv = takeTlv(bytes);
        if (!tlv)
            return failure(tlv.error());
        if (tlvs.size() == maximumObjects)
            return malformed("TLV: too many objects");
        tlvs.push_back(*tlv);
    }
    return tlvs;
}

std::optional<ByteView> findTlv(const std::vector<Tlv> &tlvs, std::uint32_t tag)
{
    const auto found = std::ranges::find(tlvs, tag, &Tlv::tag);
    if (found == tlvs.end())
        return std::nullopt;
    return found->value;
}

void appendTlv(Bytes &bytes, std::uint32_t tag, ByteView value)
{
    for (int shift = 16; shift >= 0; shift -= 8) {
        if (tag >> shift != 0)
            bytes.push_back(static_cast<std::uint8_t>(tag >> shift));
    }
    const std::size_t length = value.size();
    Q_ASSERT(length < 1U << 24);
    if (length >= 0x80) {
        const int octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
        bytes.push_back(static_cast<std::uint8_t>(0x80 | octets));
        for (int shift = 8 * (octets - 1); shift > 0; shift -= 8)
            bytes.push_back(static_cast<std::uint8_t>(length >> shift));
    }
    bytes.push_back(static_cast<std::uint8_t>(length));
    append(bytes, value);
}

} // namespace eid
