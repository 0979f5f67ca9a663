#include "core/facecamera/sequencesource.h"

#include "core/face/wipedbytes.h"
#include "core/facecamera/picturefile.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace eid {

namespace {

constexpr double framesPerSecond = 30;

/// Nothing where there is no such file.
Result<WipedBytes> readFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return failure(ErrorCode::CameraMissing, QStringLiteral("no such picture"));
    // Unbuffered, so that no copy of the picture is left behind.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(ErrorCode::CameraDenied, file.errorString());
    const qint64 size = file.size();
    if (size <= 0 || size > static_cast<qint64>(largestPictureFile))
        return failure(ErrorCode::CameraFormat, QStringLiteral("empty, or larger than 32 MiB"));
    WipedBytes octets(static_cast<std::size_t>(size));
    if (file.read(reinterpret_cast<char *>(octets.octets().data()), size) != size)
        return failure(ErrorCode::CameraLost, file.errorString());
    return octets;
}

} // namespace

SequenceSource::SequenceSource(QString pattern)
    : m_pattern(std::move(pattern))
{ }

QString SequenceSource::pathOf(int number) const
{
    static const QRegularExpression field(QStringLiteral("%(?:0([1-9]))?d"));
    const auto match = field.match(m_pattern);
    const int width = match.captured(1).toInt();
    return m_pattern.first(match.capturedStart())
        + QString::number(number).rightJustified(width, u'0')
        + m_pattern.sliced(match.capturedEnd());
}

Result<FrameFormat> SequenceSource::open(QSize)
{
    m_next = QFileInfo::exists(pathOf(0)) ? 0 : 1;
    auto first = readFile(pathOf(m_next));
    if (!first)
        return failure(first.error());
    const auto size = pictureSize(first->octets());
    if (!size)
        return failure(ErrorCode::CameraFormat, size.error().detail);
    return FrameFormat{*size, framesPerSecond, {}};
}

Result<bool> SequenceSource::read(cv::Mat &frame, std::chrono::milliseconds)
{
    const QString path = pathOf(m_next);
    if (!QFileInfo::exists(path))
        return failure(ErrorCode::CameraLost, QStringLiteral("the sequence has ended"));
    const auto file = readFile(path);
    if (!file)
        return failure(file.error());
    auto picture = decodePicture(std::as_const(*file).octets());
    if (!picture)
        return failure(ErrorCode::CameraFormat, picture.error().detail);
    frame = std::move(*picture);
    ++m_next;
    return true;
}

void SequenceSource::close() { }

} // namespace eid
