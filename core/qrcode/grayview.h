#pragma once

#include "core/base/bytes.h"

#include <cstddef>

namespace eid {

/// The largest width and height of a picture in which codes are looked for, in pixels.
inline constexpr int largestCodePicture = 8192;

/// A picture in shades of grey that somebody else owns: one octet a pixel, 0 black, 255 white.
struct GrayView
{
    ByteView octets; ///< row by row, from the top
    int width = 0; ///< pixels
    int height = 0;
    int stride = 0; ///< octets from the beginning of one row to that of the next

    /// Whether it has pixels, not too many, and octets for all of them.
    [[nodiscard]] bool isSound() const
    {
        return width > 0 && height > 0 && width <= largestCodePicture
            && height <= largestCodePicture && stride >= width
            && octets.size()
            >= static_cast<std::size_t>(stride) * static_cast<std::size_t>(height - 1)
                + static_cast<std::size_t>(width);
    }
    /// Of a sound picture.
    [[nodiscard]] const std::uint8_t *row(int y) const
    {
        return octets.data() + static_cast<std::ptrdiff_t>(stride) * y;
    }
};

} // namespace eid
