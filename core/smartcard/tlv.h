#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace eid {

/// One BER-TLV data object (ISO/IEC 7816-4, 5.2.2) in a buffer that somebody else owns.
struct Tlv
{
    std::uint32_t tag = 0; ///< the tag's octets as a number: 0x53, 0x7F49, 0x5F2F; at most 3 octets
    ByteView value;
};

/// The tag and the length of a data object whose value may not be there, or not all of it.
struct TlvHead
{
    std::uint32_t tag = 0;
    std::size_t length = 0; ///< octets of the value, as the object says
};

/// Takes the tag and the length of the first data object off \a bytes. Fails with
/// CardMalformedData as takeTlv() does, but for the last reason.
Result<TlvHead> takeTlvHead(ByteView &bytes);

/// Takes the first data object off \a bytes and moves \a bytes past it.
/// Fails with CardMalformedData on a tag over 3 octets, an indefinite or over-long length (more
/// than 3 octets of it), or a length that reaches beyond the buffer.
Result<Tlv> takeTlv(ByteView &bytes);

/// All data objects of \a bytes, one after the other. Padding octets 00 and FF between them are
/// skipped. Fails like takeTlv(), and on more than 256 objects.
Result<std::vector<Tlv>> parseTlvs(ByteView bytes);

/// The value of the first object with \a tag, if there is one.
std::optional<ByteView> findTlv(const std::vector<Tlv> &tlvs, std::uint32_t tag);

/// Appends a data object with the shortest length encoding. \a value is below 2^24 octets.
void appendTlv(Bytes &bytes, std::uint32_t tag, ByteView value);

} // namespace eid
