#pragma once

#include "core/qrcode/blackandwhite.h"
#include "core/qrcode/qrwriting.h"

#include <cstdint>

namespace eid {

/// How a code is drawn, for tests.
struct Drawing
{
    double pixelsPerModule = 4;
    double degrees = 0; ///< turned clockwise around its middle
    int dark = 0;
    int light = 255;
    int noise = 0; ///< each pixel is off by at most as much
    int shadow = 0; ///< how much darker it is at the right edge than at the left one
    int border = 20; ///< pixels of plain light around it
};

/// A picture with \a code in it, each pixel from nine samples, like one from a camera. The same
/// each time.
OwnPicture draw(const QrCode &code, const Drawing &drawing);

/// A picture of \a side pixels whose octets are noise; the same for each \a seed.
OwnPicture noise(int side, std::uint32_t seed);

/// The code for \a text, which fits.
QrCode codeOf(QByteArrayView text);

} // namespace eid
