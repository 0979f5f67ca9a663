#include "core/facecamera/v4l2source.h"

#include "core/face/picture.h"
#include "core/facecamera/v4l2frame.h"

#include <QFile>

#include <linux/videodev2.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace eid {

namespace {

constexpr unsigned buffersWanted = 4;
constexpr unsigned buffersAtLeast = 2;
constexpr unsigned formatsAtMost = 64;
/// After so many frames in a row nobody believes in the next one.
constexpr int undecodableAtMost = 30;
constexpr unsigned framesPerSecond = 30;

QString detailOf(const char *step, int error)
{
    return QStringLiteral("%1: %2").arg(
        QLatin1String(step), QString::fromLocal8Bit(strerror(error)));
}

/// What \a error of a call means at a camera that is being opened.
tl::unexpected<Error> cannotOpen(const char *step, int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return failure(ErrorCode::CameraDenied, detailOf(step, error));
    case EBUSY:
    case ENOSPC: // the bus has no bandwidth left beside another camera
        return failure(ErrorCode::CameraBusy, detailOf(step, error));
    case ENOENT:
    case ENODEV:
    case ENXIO:
        return failure(ErrorCode::CameraMissing, detailOf(step, error));
    default:
        return failure(ErrorCode::CameraFormat, detailOf(step, error));
    }
}

v4l2_buffer bufferAt(unsigned index)
{
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.index = index;
    return buffer;
}

QString nameOf(std::uint32_t pixelFormat)
{
    QString name;
    for (unsigned shift = 0; shift < 32; shift += 8)
        name += QChar(static_cast<char16_t>(pixelFormat >> shift & 0x7FU));
    return name;
}

} // namespace

V4l2Source::V4l2Source(QString path, VideoSystem &system)
    : m_path(std::move(path))
    , m_system(system)
{ }

V4l2Source::~V4l2Source()
{
    V4l2Source::close();
}

bool V4l2Source::control(unsigned long request, void *argument)
{
    return m_system.control(m_descriptor, request, argument) >= 0;
}

Result<void> V4l2Source::openNode()
{
    m_descriptor = m_system.open(QFile::encodeName(m_path).constData());
    if (m_descriptor < 0)
        return cannotOpen("open", errno);
    v4l2_capability capability{};
    if (!control(VIDIOC_QUERYCAP, &capability))
        return errno == ENOTTY ? failure(ErrorCode::CameraFormat, QStringLiteral("no video device"))
                               : cannotOpen("VIDIOC_QUERYCAP", errno);
    const std::uint32_t able = (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0
        ? capability.device_caps
        : capability.capabilities;
    if ((able & V4L2_CAP_VIDEO_CAPTURE) == 0 || (able & V4L2_CAP_STREAMING) == 0)
        return failure(ErrorCode::CameraFormat, QStringLiteral("no stream of pictures"));
    return {};
}

Result<void> V4l2Source::chooseFormat(QSize wanted)
{
    std::vector<std::uint32_t> offered;
    for (unsigned index = 0; index < formatsAtMost; ++index) {
        v4l2_fmtdesc description{};
        description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        description.index = index;
        if (!control(VIDIOC_ENUM_FMT, &description))
            break;
        offered.push_back(description.pixelformat);
    }
    for (const std::uint32_t pixelFormat : understoodPixelFormats()) {
        if (std::ranges::find(offered, pixelFormat) == offered.end())
            continue;
        v4l2_format format{};
        format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        format.fmt.pix.width = static_cast<std::uint32_t>(wanted.width());
        format.fmt.pix.height = static_cast<std::uint32_t>(wanted.height());
        format.fmt.pix.pixelformat = pixelFormat;
        format.fmt.pix.field = V4L2_FIELD_ANY;
        if (!control(VIDIOC_S_FMT, &format)) {
            if (errno == EINVAL)
                continue;
            return cannotOpen("VIDIOC_S_FMT", errno);
        }
        constexpr std::uint32_t most = Picture::maximumSide;
        const v4l2_pix_format &given = format.fmt.pix;
        if (given.pixelformat != pixelFormat || given.width == 0 || given.width > most
            || given.height == 0 || given.height > most)
            continue;
        m_pixelFormat = pixelFormat;
        m_stride = given.bytesperline;
        m_format.size = QSize(static_cast<int>(given.width), static_cast<int>(given.height));
        m_format.encoding = nameOf(pixelFormat);
        return {};
    }
    return failure(ErrorCode::CameraFormat,
        QStringLiteral("none of the %1 formats of the camera is understood").arg(offered.size()));
}

void V4l2Source::chooseRate()
{
    v4l2_streamparm parameters{};
    parameters.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    parameters.parm.capture.timeperframe = {1, framesPerSecond};
    // Cameras with one rate refuse; what holds is read back.
    std::ignore = control(VIDIOC_S_PARM, &parameters);
    parameters = {};
    parameters.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (!control(VIDIOC_G_PARM, &parameters))
        return;
    const v4l2_fract &time = parameters.parm.capture.timeperframe;
    if (time.numerator > 0)
        m_format.framesPerSecond = static_cast<double>(time.denominator) / time.numerator;
}

Result<void> V4l2Source::mapBuffers(unsigned count)
{
    for (unsigned index = 0; index < count; ++index) {
        v4l2_buffer buffer = bufferAt(index);
        if (!control(VIDIOC_QUERYBUF, &buffer))
            return cannotOpen("VIDIOC_QUERYBUF", errno);
        void *memory = m_system.map(m_descriptor, buffer.length, buffer.m.offset);
        if (memory == nullptr)
            return cannotOpen("mmap", errno);
        m_buffers.push_back({memory, buffer.length});
        if (!control(VIDIOC_QBUF, &buffer))
            return cannotOpen("VIDIOC_QBUF", errno);
    }
    return {};
}

Result<void> V4l2Source::startStreaming()
{
    v4l2_requestbuffers request{};
    request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    request.memory = V4L2_MEMORY_MMAP;
    request.count = buffersWanted;
    if (!control(VIDIOC_REQBUFS, &request))
        return cannotOpen("VIDIOC_REQBUFS", errno);
    if (request.count < buffersAtLeast)
        return failure(ErrorCode::CameraFormat, QStringLiteral("too few buffers"));
    if (const auto mapped = mapBuffers(request.count); !mapped)
        return mapped;
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (!control(VIDIOC_STREAMON, &type))
        return cannotOpen("VIDIOC_STREAMON", errno);
    m_isStreaming = true;
    return {};
}

Result<FrameFormat> V4l2Source::open(QSize wanted)
{
    if (const auto opened = openNode(); !opened)
        return failure(opened.error());
    if (const auto chosen = chooseFormat(wanted); !chosen)
        return failure(chosen.error());
    chooseRate();
    if (const auto started = startStreaming(); !started)
        return failure(started.error());
    return m_format;
}

Result<bool> V4l2Source::read(cv::Mat &frame, std::chrono::milliseconds patience)
{
    if (m_system.wait(m_descriptor, patience) == 0)
        return false;
    v4l2_buffer buffer = bufferAt(0);
    if (!control(VIDIOC_DQBUF, &buffer)) {
        if (errno == EAGAIN)
            return false;
        // This frame was damaged on its way; the next may do.
        if (errno == EIO && ++m_undecodable < undecodableAtMost)
            return false;
        return failure(ErrorCode::CameraLost, detailOf("VIDIOC_DQBUF", errno));
    }
    if (buffer.index >= m_buffers.size())
        return failure(ErrorCode::CameraFormat, QStringLiteral("a buffer that is none"));
    const Buffer &filled = m_buffers[buffer.index];
    Result<cv::Mat> picture = failure(ErrorCode::CameraFormat, QStringLiteral("damaged frames"));
    if ((buffer.flags & V4L2_BUF_FLAG_ERROR) == 0)
        picture = decodeV4l2Frame({static_cast<const std::uint8_t *>(filled.memory),
                                      std::min<std::size_t>(buffer.bytesused, filled.length)},
            m_pixelFormat, m_format.size, m_stride);
    if (!control(VIDIOC_QBUF, &buffer))
        return failure(ErrorCode::CameraLost, detailOf("VIDIOC_QBUF", errno));
    if (!picture) {
        if (++m_undecodable >= undecodableAtMost)
            return failure(picture.error());
        return false;
    }
    m_undecodable = 0;
    frame = std::move(*picture);
    return true;
}

void V4l2Source::close()
{
    if (m_descriptor < 0)
        return;
    if (std::exchange(m_isStreaming, false)) {
        int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        std::ignore = control(VIDIOC_STREAMOFF, &type);
    }
    for (const Buffer &buffer : m_buffers)
        m_system.unmap(buffer.memory, buffer.length);
    m_buffers.clear();
    m_system.close(std::exchange(m_descriptor, -1));
}

} // namespace eid
