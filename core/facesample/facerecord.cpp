#include "core/facesample/facerecord.h"

#include "core/face/facecapture.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace eid {

namespace {

constexpr std::array<std::uint8_t, 8> formatAndVersion{'F', 'A', 'C', 0, '0', '1', '0', 0};
constexpr std::array<std::uint8_t, 3> startOfJpeg{0xFF, 0xD8, 0xFF};

constexpr std::size_t headerSize = 14;
constexpr std::size_t informationSize = 20;
constexpr std::size_t pointSize = 8;
constexpr std::size_t imageInformationSize = 12;

// ISO/IEC 19794-5:2005, 5.6 and 5.7.
constexpr std::uint8_t mpeg4Point = 1;
constexpr std::uint8_t leftEyeCentre = 12 << 4 | 1;
constexpr std::uint8_t rightEyeCentre = 12 << 4 | 2;
constexpr std::uint8_t tokenFrontal = 2;
constexpr std::uint8_t jpegData = 0;
constexpr std::uint8_t rgb24 = 1;
constexpr std::uint8_t digitalVideo = 6;

tl::unexpected<Error> unreadable(const char *what)
{
    return failure(ErrorCode::PictureUnreadable, QString::fromLatin1(what));
}

bool isJpeg(ByteView octets)
{
    return octets.size() > startOfJpeg.size()
        && std::ranges::equal(octets.first(startOfJpeg.size()), startOfJpeg);
}

bool isWithin(QPoint point, int width, int height)
{
    return point.x() >= 0 && point.y() >= 0 && point.x() < width && point.y() < height;
}

/// Puts numbers down, the most significant octet first.
class Writer
{
public:
    explicit Writer(WipedBytes &record)
        : m_record(record)
    { }

    void number(std::size_t value, int octets)
    {
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            const auto octet = static_cast<std::uint8_t>(value >> shift);
            m_record.append({&octet, 1});
        }
    }
    void zeros(int octets) { number(0, octets); }
    void point(std::uint8_t code, QPoint at)
    {
        number(mpeg4Point, 1);
        number(code, 1);
        number(static_cast<std::size_t>(at.x()), 2);
        number(static_cast<std::size_t>(at.y()), 2);
        zeros(2);
    }

private:
    WipedBytes &m_record;
};

/// Takes numbers off the front. Whoever asks has seen that they are there.
class Reader
{
public:
    explicit Reader(ByteView octets)
        : m_rest(octets)
    { }

    std::size_t number(std::size_t octets)
    {
        std::size_t value = 0;
        for (const std::uint8_t octet : m_rest.first(octets))
            value = value << 8 | octet;
        skip(octets);
        return value;
    }
    void skip(std::size_t octets) { m_rest = m_rest.subspan(octets); }
    [[nodiscard]] ByteView rest() const { return m_rest; }

private:
    ByteView m_rest;
};

/// Reads the point in front into the eye that it stands for. False where that one was there before.
bool readPoint(Reader &reader, std::optional<QPoint> &leftEye, std::optional<QPoint> &rightEye)
{
    const std::size_t type = reader.number(1);
    const std::size_t code = reader.number(1);
    const int x = static_cast<int>(reader.number(2));
    const int y = static_cast<int>(reader.number(2));
    reader.skip(2);
    if (type != mpeg4Point || (code != leftEyeCentre && code != rightEyeCentre))
        return true;
    std::optional<QPoint> &eye = code == leftEyeCentre ? leftEye : rightEye;
    if (eye)
        return false;
    eye = QPoint(x, y);
    return true;
}

} // namespace

Result<WipedBytes> makeFaceRecord(const TakenPicture &picture)
{
    const QPoint rightEye = picture.face.rightEye.toPoint();
    const QPoint leftEye = picture.face.leftEye.toPoint();
    constexpr int largestSide = std::numeric_limits<std::uint16_t>::max();
    if (picture.width < 1 || picture.height < 1 || picture.width > largestSide
        || picture.height > largestSide || !isWithin(rightEye, picture.width, picture.height)
        || !isWithin(leftEye, picture.width, picture.height))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("geometry"));
    if (!isJpeg(picture.jpeg.octets()))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no JPEG"));
    const std::size_t dataSize
        = informationSize + 2 * pointSize + imageInformationSize + picture.jpeg.size();
    const std::size_t size = headerSize + dataSize;
    if (size > maximumFaceRecordSize)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("%1 octets").arg(size));

    WipedBytes record;
    Writer writer(record);
    record.append(formatAndVersion);
    writer.number(size, 4);
    writer.number(1, 2); // pictures

    writer.number(dataSize, 4);
    writer.number(2, 2); // feature points
    writer.zeros(3); // sex, colour of the eyes and of the hair
    writer.zeros(3); // features
    writer.zeros(2); // expression
    writer.zeros(3); // pose
    writer.zeros(3); // and how certain it is

    writer.point(leftEyeCentre, leftEye);
    writer.point(rightEyeCentre, rightEye);

    writer.number(tokenFrontal, 1);
    writer.number(jpegData, 1);
    writer.number(static_cast<std::size_t>(picture.width), 2);
    writer.number(static_cast<std::size_t>(picture.height), 2);
    writer.number(rgb24, 1);
    writer.number(digitalVideo, 1);
    writer.zeros(2); // kind of device
    writer.zeros(2); // quality
    record.append(picture.jpeg.octets());
    return record;
}

Result<FaceRecord> parseFaceRecord(ByteView octets)
{
    if (octets.size() > maximumFaceRecordSize)
        return unreadable("too large");
    if (octets.size() < headerSize + informationSize + imageInformationSize)
        return unreadable("too short");
    if (!std::ranges::equal(octets.first(formatAndVersion.size()), formatAndVersion))
        return unreadable("no record of version 010");
    Reader reader(octets.subspan(formatAndVersion.size()));
    if (reader.number(4) != octets.size())
        return unreadable("length of the record");
    if (reader.number(2) != 1)
        return unreadable("number of pictures");
    if (reader.number(4) != octets.size() - headerSize)
        return unreadable("length of the picture's data");
    const std::size_t points = reader.number(2);
    reader.skip(informationSize - 6);
    if (points * pointSize + imageInformationSize > reader.rest().size())
        return unreadable("number of feature points");
    std::optional<QPoint> leftEye;
    std::optional<QPoint> rightEye;
    for (std::size_t i = 0; i < points; ++i) {
        if (!readPoint(reader, leftEye, rightEye))
            return unreadable("an eye twice");
    }
    reader.skip(1); // kind of picture
    if (reader.number(1) != jpegData)
        return unreadable("no JPEG");
    FaceRecord record;
    record.width = static_cast<int>(reader.number(2));
    record.height = static_cast<int>(reader.number(2));
    reader.skip(imageInformationSize - 6);
    if (!leftEye || !rightEye || !isWithin(*leftEye, record.width, record.height)
        || !isWithin(*rightEye, record.width, record.height))
        return unreadable("eyes");
    if (!isJpeg(reader.rest()))
        return unreadable("no JPEG");
    record.leftEye = *leftEye;
    record.rightEye = *rightEye;
    record.jpeg = WipedBytes(reader.rest());
    return record;
}

} // namespace eid
