#include "ui/camera/pictureimage.h"

#include <algorithm>

namespace eid::ui {

namespace {

// Through a volatile pointer, so that it is not left out for memory that is let go.
void wipe(QImage &image)
{
    volatile uchar *octets = image.bits();
    for (qsizetype index = 0; index < image.sizeInBytes(); ++index)
        octets[index] = 0;
}

} // namespace

QImage imageOf(const eid::Picture &picture)
{
    if (picture.isNull() || picture.format() != PixelFormat::Bgrx32)
        return {};
    auto *owner = new eid::Picture(picture);
    return {std::as_const(*owner).octets().data(), picture.width(), picture.height(),
        picture.stride(), QImage::Format_RGB32,
        [](void *held) { delete static_cast<eid::Picture *>(held); }, owner};
}

eid::Picture decoded(const WipedBytes &jpeg)
{
    QImage image;
    const auto octets = jpeg.octets();
    if (!image.loadFromData(octets.data(), static_cast<int>(octets.size()), "JPG"))
        return {};
    QImage plain = image.convertToFormat(QImage::Format_RGB32);
    eid::Picture picture(plain.width(), plain.height(), PixelFormat::Bgrx32);
    const auto pixels = picture.octets();
    std::copy_n(std::as_const(plain).constBits(), pixels.size(), pixels.begin());
    if (plain.constBits() != image.constBits())
        wipe(image);
    wipe(plain);
    return picture;
}

} // namespace eid::ui
