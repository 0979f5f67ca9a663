#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace eid {

/// How the octets of a Picture are to be read.
enum class PixelFormat {
    Gray8, ///< one octet a pixel
    Bgr24, ///< three octets a pixel: blue, green, red
    Bgrx32, ///< four octets a pixel: blue, green, red, 255 (QImage::Format_RGB32 on little-endian)
};

/// A picture in memory that is wiped when its last owner lets it go. Its pixels do not change once
/// it is shared. A null picture has no pixels.
///
/// Threads: a value; copies of it may be read on several threads at once.
class Picture
{
public:
    /// The largest width and height, in pixels.
    static constexpr int maximumSide = 8192;

    Picture() = default;
    /// A black picture of \a width x \a height pixels, each from 1 to maximumSide, whose rows lie
    /// one after the other, each row padded to a multiple of four octets.
    Picture(int width, int height, PixelFormat format);

    [[nodiscard]] bool isNull() const { return m_width == 0; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] PixelFormat format() const { return m_format; }
    /// Octets from the beginning of one row to that of the next.
    [[nodiscard]] int stride() const { return m_stride; }
    [[nodiscard]] std::span<const std::uint8_t> octets() const;
    /// To fill it, before it is shared with anybody.
    [[nodiscard]] std::span<std::uint8_t> octets();

private:
    struct Pixels;

    std::shared_ptr<Pixels> m_pixels;
    int m_width = 0;
    int m_height = 0;
    int m_stride = 0;
    PixelFormat m_format = PixelFormat::Gray8;
};

/// The octets of one pixel.
[[nodiscard]] int octetsOf(PixelFormat format);

} // namespace eid
