#include "core/facecamera/picturefile.h"

#include "core/face/picture.h"
#include "core/facecamera/guarded.h"

#include <algorithm>
#include <array>
#include <limits>
#include <opencv2/imgcodecs.hpp>

namespace eid {

namespace {

constexpr std::array<std::uint8_t, 8> pngSignature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

tl::unexpected<Error> unreadable(const char *why)
{
    return failure(ErrorCode::PictureUnreadable, QLatin1String(why));
}

unsigned number16(ByteView octets, std::size_t at)
{
    return static_cast<unsigned>(octets[at]) << 8U | octets[at + 1];
}

Result<QSize> checked(unsigned width, unsigned height)
{
    constexpr unsigned most = Picture::maximumSide;
    if (width == 0 || height == 0 || width > most || height > most)
        return unreadable("too many pixels, or none");
    return QSize(static_cast<int>(width), static_cast<int>(height));
}

Result<QSize> sizeOfPng(ByteView file)
{
    // Length, "IHDR", width and height of four octets each.
    if (file.size() < 24
        || !std::ranges::equal(file.subspan(12, 4), std::array{'I', 'H', 'D', 'R'}))
        return unreadable("PNG without a head");
    if (number16(file, 16) != 0 || number16(file, 20) != 0)
        return unreadable("too many pixels");
    return checked(number16(file, 18), number16(file, 22));
}

bool isStartOfFrame(unsigned marker)
{
    // SOF0 to SOF15 but for DHT, JPG and DAC, which lie among them.
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<QSize> sizeOfJpeg(ByteView file)
{
    std::size_t at = 2;
    while (at + 4 <= file.size()) {
        if (file[at] != 0xFF)
            return unreadable("JPEG without a frame");
        const unsigned marker = file[at + 1];
        if (marker == 0xFF) { // fill
            ++at;
            continue;
        }
        at += 2;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) // stand alone
            continue;
        if (marker == 0xD9 || marker == 0xDA)
            return unreadable("JPEG without a frame");
        if (at + 2 > file.size())
            break;
        const std::size_t length = number16(file, at);
        if (length < 2)
            return unreadable("JPEG with a broken segment");
        if (isStartOfFrame(marker)) {
            if (length < 8 || at + 8 > file.size())
                break;
            return checked(number16(file, at + 5), number16(file, at + 3));
        }
        at += length;
    }
    return unreadable("JPEG that is cut short");
}

} // namespace

Result<QSize> pictureSize(ByteView file)
{
    if (file.size() > largestPictureFile)
        return unreadable("larger than 32 MiB");
    if (file.size() >= pngSignature.size()
        && std::ranges::equal(file.first(pngSignature.size()), pngSignature))
        return sizeOfPng(file);
    if (file.size() >= 4 && file[0] == 0xFF && file[1] == 0xD8)
        return sizeOfJpeg(file);
    return unreadable("neither JPEG nor PNG");
}

Result<cv::Mat> decodePicture(ByteView file)
{
    if (const auto size = pictureSize(file); !size)
        return failure(size.error());
    return guarded(ErrorCode::PictureUnreadable, [&]() -> Result<cv::Mat> {
        // OpenCV takes no constant octets, and does not change them.
        const cv::Mat view(
            1, static_cast<int>(file.size()), CV_8UC1, const_cast<std::uint8_t *>(file.data()));
        cv::Mat picture = cv::imdecode(view, cv::IMREAD_COLOR);
        if (picture.empty() || picture.type() != CV_8UC3 || picture.cols > Picture::maximumSide
            || picture.rows > Picture::maximumSide)
            return unreadable("cannot be decoded");
        return picture;
    });
}

} // namespace eid
