#include "core/smartcard/pinpad.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What a reader answers when it is asked for its part 10 features and their properties.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const eid::ByteView answer(data, size);
    constexpr std::size_t entry = 6;
    const eid::PinPadFeatures features = eid::parsePinPadFeatures(answer);
    if ((features.canVerify() || features.canModify()) && size < entry)
        std::abort();
    if (eid::parseMaximumApduData(answer) && size < entry)
        std::abort();
    return 0;
}
