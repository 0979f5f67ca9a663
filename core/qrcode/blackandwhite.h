#pragma once

#include "core/base/bytes.h"
#include "core/qrcode/grayview.h"

namespace eid {

/// A picture of its own, each pixel an octet, rows one after the other.
struct OwnPicture
{
    Bytes octets;
    int width = 0;
    int height = 0;

    [[nodiscard]] GrayView view() const { return {octets, width, height, width}; }
};

/// Half as wide and high, each pixel the mean of four. Of a sound picture with at least 2 pixels a
/// side.
OwnPicture halved(const GrayView &picture);

/// 0 where \a picture is darker than around there, else 255: so that codes under uneven light, or
/// with little contrast, stand out. Of a sound picture.
OwnPicture blackAndWhite(const GrayView &picture);

/// How many finder patterns (ISO/IEC 18004, 6.3.3: dark and light as 1:1:3:1:1, whichever way one
/// crosses it) a black and white picture has, rather too many than too few; does not count beyond
/// \a enough.
int countFinderPatterns(const GrayView &blackAndWhite, int enough);

} // namespace eid
