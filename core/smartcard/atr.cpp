#include "core/smartcard/atr.h"

#include <algorithm>

namespace eid {

namespace {

// ISO/IEC 7816-3, 8.2: TS, T0, then for each Y the interface characters it announces, TD naming the
// next Y; then K historical characters.
ByteView historicalBytes(ByteView atr)
{
    if (atr.size() < 2)
        return {};
    const std::size_t count = atr[1] & 0x0F;
    std::size_t at = 2;
    for (std::uint8_t announced = atr[1]; (announced & 0xF0) != 0;) {
        for (const int bit : {0x10, 0x20, 0x40})
            at += (announced & bit) != 0 ? 1 : 0;
        if ((announced & 0x80) == 0)
            break;
        if (at >= atr.size())
            return {};
        announced = atr[at++];
    }
    if (at >= atr.size())
        return {};
    return atr.subspan(at, std::min(count, atr.size() - at));
}

// ISO/IEC 7816-4, 12.1.1: a category indicator, then compact-TLV objects; category 00 ends with
// three octets of status.
ByteView compactTlvs(ByteView historical)
{
    if (historical.empty())
        return {};
    if (historical.front() == 0x80)
        return historical.subspan(1);
    if (historical.front() == 0x00 && historical.size() >= 4)
        return historical.subspan(1, historical.size() - 4);
    return {};
}

} // namespace

AtrCapabilities parseAtr(ByteView atr)
{
    constexpr unsigned cardCapabilities = 7;
    ByteView objects = compactTlvs(historicalBytes(atr));
    while (!objects.empty()) {
        const unsigned tag = objects.front() >> 4;
        const std::size_t length = objects.front() & 0x0F;
        objects = objects.subspan(1);
        if (length > objects.size())
            return {};
        if (tag == cardCapabilities && length >= 3) {
            const std::uint8_t third = objects[2];
            return {(third & 0x80) != 0, (third & 0x40) != 0};
        }
        objects = objects.subspan(length);
    }
    return {};
}

} // namespace eid
