#include "core/card/piv/pivmetadata.h"

#include "core/smartcard/tlv.h"

namespace eid {

std::optional<PinStatus> parsePinMetadata(ByteView response)
{
    constexpr std::uint32_t algorithmTag = 0x01;
    constexpr std::uint32_t isDefaultTag = 0x05;
    constexpr std::uint32_t triesTag = 0x06;
    constexpr std::uint8_t noKey = 0xFF;

    const auto elements = parseTlvs(response);
    if (!elements)
        return std::nullopt;
    const auto algorithm = findTlv(*elements, algorithmTag);
    if (algorithm && !equal(*algorithm, ByteView(&noKey, 1)))
        return std::nullopt;
    const auto tries = findTlv(*elements, triesTag);
    if (!tries || tries->size() != 2)
        return std::nullopt;
    PinStatus status;
    status.triesAtMost = (*tries)[0];
    status.triesLeft = (*tries)[1];
    if (*status.triesLeft > *status.triesAtMost)
        return std::nullopt;
    if (const auto isDefault = findTlv(*elements, isDefaultTag)) {
        if (isDefault->size() != 1 || isDefault->front() > 1)
            return std::nullopt;
        status.isInitial = isDefault->front() == 1;
    }
    return status;
}

} // namespace eid
