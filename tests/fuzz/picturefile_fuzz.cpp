#include "core/facecamera/picturefile.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Octets that somebody calls a picture: what the head says must hold for what is decoded.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const eid::ByteView file(data, size);
    const auto named = eid::pictureSize(file);
    // More would measure the decoder.
    constexpr int longest = 512;
    if (!named || named->width() > longest || named->height() > longest)
        return 0;
    const auto picture = eid::decodePicture(file);
    // A picture may lie on its side.
    if (picture && picture->total() != static_cast<std::size_t>(named->width() * named->height()))
        std::abort();
    return 0;
}
