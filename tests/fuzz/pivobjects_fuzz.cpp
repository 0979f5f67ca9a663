#include "core/card/piv/pivmetadata.h"
#include "core/card/piv/pivobjects.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What a card answers to GET DATA and GET METADATA.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const eid::ByteView object(data, size);
    const auto chuid = eid::parseChuid(object, true);
    if (chuid) {
        static_cast<void>(chuid->serial());
        // What the beginning says is what the whole says.
        const auto beginning = eid::parseChuid(object, false);
        if (!beginning || beginning->serial() != chuid->serial())
            std::abort();
    }
    static_cast<void>(eid::parseChuid(object, false));
    const auto certificate = eid::parseCertificateObject(object);
    if (certificate && *certificate && (*certificate)->size() > 64 * 1024 && size < 64 * 1024)
        std::abort();
    const auto tries = eid::parsePinMetadata(object);
    if (tries && *tries->triesLeft > *tries->triesAtMost)
        std::abort();
    return 0;
}
