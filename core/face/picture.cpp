#include "core/face/picture.h"

#include "core/face/wipedbytes.h"

#include <QtGlobal>

namespace eid {

struct Picture::Pixels
{
    WipedBytes octets;
};

Picture::Picture(int width, int height, PixelFormat format)
    : m_width(width)
    , m_height(height)
    , m_stride((width * octetsOf(format) + 3) / 4 * 4)
    , m_format(format)
{
    Q_ASSERT(width > 0 && width <= maximumSide && height > 0 && height <= maximumSide);
    m_pixels = std::make_shared<Pixels>(
        Pixels{WipedBytes(static_cast<std::size_t>(m_stride) * static_cast<std::size_t>(height))});
}

std::span<const std::uint8_t> Picture::octets() const
{
    return m_pixels ? std::as_const(m_pixels->octets).octets() : std::span<const std::uint8_t>();
}

std::span<std::uint8_t> Picture::octets()
{
    return m_pixels ? m_pixels->octets.octets() : std::span<std::uint8_t>();
}

int octetsOf(PixelFormat format)
{
    switch (format) {
    case PixelFormat::Gray8:
        return 1;
    case PixelFormat::Bgr24:
        return 3;
    case PixelFormat::Bgrx32:
        return 4;
    }
    Q_UNREACHABLE();
}

} // namespace eid
