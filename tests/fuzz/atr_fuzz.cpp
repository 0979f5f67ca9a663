#include "core/smartcard/atr.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Octets that a reader calls an answer to reset.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto capabilities = eid::parseAtr(eid::ByteView(data, size));
    // TS, T0, an interface octet, the category and four octets of capabilities are the least that
    // can announce anything.
    constexpr std::size_t least = 7;
    if ((capabilities.commandChaining || capabilities.extendedLength) && size < least)
        std::abort();
    return 0;
}
