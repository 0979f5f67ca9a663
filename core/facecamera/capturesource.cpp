#include "core/facecamera/capturesource.h"

#include "core/face/picture.h"
#include "core/facecamera/guarded.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace eid {

namespace {

/// Rates beyond these are a film's mistake.
constexpr double fastest = 240;
constexpr double slowest = 1;

Result<void> readableFilm(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return failure(ErrorCode::CameraMissing, QStringLiteral("no such film"));
    if (!file.isFile())
        return failure(ErrorCode::CameraFormat, QStringLiteral("no regular file"));
    if (!file.isReadable())
        return failure(ErrorCode::CameraDenied, QStringLiteral("the film may not be read"));
    return {};
}

QString encodingOf(const cv::VideoCapture &capture)
{
    const auto code = static_cast<unsigned>(capture.get(cv::CAP_PROP_FOURCC));
    QString encoding;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const auto character = static_cast<char16_t>(code >> shift & 0xFFU);
        if (character > 0x20 && character < 0x7F)
            encoding += QChar(character);
    }
    return encoding;
}

} // namespace

CaptureSource::CaptureSource(SourceName name)
    : m_name(std::move(name))
{ }

bool CaptureSource::isLive() const
{
    return m_name.kind != SourceName::Kind::Film;
}

bool CaptureSource::openCamera(QSize wanted)
{
    // MSMF looks for hardware transforms for up to 20 s.
    if (!qEnvironmentVariableIsSet("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS"))
        qputenv("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0");
    const int index = m_name.target.toInt();
    if (!m_capture.open(index, cv::CAP_DSHOW) && !m_capture.open(index, cv::CAP_MSMF))
        return false;
    // In this order: each narrows what the next can choose from.
    m_capture.set(cv::CAP_PROP_FOURCC, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'));
    m_capture.set(cv::CAP_PROP_FRAME_WIDTH, wanted.width());
    m_capture.set(cv::CAP_PROP_FRAME_HEIGHT, wanted.height());
    m_capture.set(cv::CAP_PROP_FPS, 30);
    return true;
}

Result<FrameFormat> CaptureSource::open(QSize wanted)
{
    return guarded(ErrorCode::CameraFormat, [&]() -> Result<FrameFormat> {
        bool isOpen = false;
        ErrorCode why = ErrorCode::CameraFormat;
        switch (m_name.kind) {
        case SourceName::Kind::Film:
            if (const auto readable = readableFilm(m_name.target); !readable)
                return failure(readable.error());
            isOpen = m_capture.open(
                QFile::encodeName(m_name.target).toStdString(), cv::CAP_OPENCV_MJPEG);
            break;
        case SourceName::Kind::Pipeline:
            isOpen = m_capture.open(m_name.target.toStdString(), cv::CAP_GSTREAMER);
            break;
        case SourceName::Kind::Camera:
            isOpen = openCamera(wanted);
            // DirectShow does not tell why; this is the reason that users meet.
            why = ErrorCode::CameraBusy;
            break;
        case SourceName::Kind::Sequence:
            break;
        }
        if (!isOpen)
            return failure(why, QStringLiteral("OpenCV cannot open it"));
        FrameFormat format;
        format.size = QSize(static_cast<int>(m_capture.get(cv::CAP_PROP_FRAME_WIDTH)),
            static_cast<int>(m_capture.get(cv::CAP_PROP_FRAME_HEIGHT)));
        const double rate = m_capture.get(cv::CAP_PROP_FPS);
        if (std::isfinite(rate) && rate > 0)
            format.framesPerSecond = std::clamp(rate, slowest, fastest);
        format.encoding = encodingOf(m_capture);
        return format;
    });
}

Result<bool> CaptureSource::read(cv::Mat &frame, std::chrono::milliseconds)
{
    return guarded(ErrorCode::CameraFormat, [&]() -> Result<bool> {
        cv::Mat fresh;
        if (!m_capture.read(fresh) || fresh.empty())
            return failure(ErrorCode::CameraLost, QStringLiteral("no further frame"));
        if (fresh.type() != CV_8UC3 || fresh.cols > Picture::maximumSide
            || fresh.rows > Picture::maximumSide)
            return failure(ErrorCode::CameraFormat, QStringLiteral("frames of another kind"));
        // What the backend keeps for itself would change under whoever holds the frame.
        frame = fresh.u == nullptr ? fresh.clone() : fresh;
        return true;
    });
}

void CaptureSource::close()
{
    try {
        m_capture.release();
    } catch (const std::exception &) {
        // There is nothing that anybody could still do with it.
    }
}

} // namespace eid
