#include "core/smartcard/tlv.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Octets that a card calls data objects.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const eid::ByteView all(data, size);
    const auto tlvs = eid::parseTlvs(all);
    if (!tlvs)
        return 0;
    for (const eid::Tlv &tlv : *tlvs) {
        const bool lies = tlv.value.data() < all.data()
            || tlv.value.data() + tlv.value.size() > all.data() + all.size();
        if (lies)
            std::abort();

        // What was taken can be written, and then reads the same.
        eid::Bytes written;
        eid::appendTlv(written, tlv.tag, tlv.value);
        eid::ByteView rest = written;
        const auto again = eid::takeTlv(rest);
        if (!again || again->tag != tlv.tag || !eid::equal(again->value, tlv.value)
            || !rest.empty())
            std::abort();
    }
    return 0;
}
