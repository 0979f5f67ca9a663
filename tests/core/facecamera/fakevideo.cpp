#include "tests/core/facecamera/fakevideo.h"

#include <linux/videodev2.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace eid {

namespace {

constexpr std::size_t bufferSize = 1U << 16U;

int failed(int error)
{
    errno = error;
    return -1;
}

} // namespace

FakeVideo::FakeVideo()
    : capabilities(V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING)
    , pixelFormats{V4L2_PIX_FMT_YUYV, V4L2_PIX_FMT_MJPEG}
{ }

int FakeVideo::open(const char *path)
{
    m_path = path;
    if (const auto error = openErrors.find(m_path); error != openErrors.end())
        return failed(error->second);
    if (openError != 0)
        return failed(openError);
    ++openCount;
    return 1000;
}

void FakeVideo::close(int)
{
    --openCount;
    isStreaming = false;
}

void *FakeVideo::map(int, std::size_t, std::size_t offset)
{
    if (offset >= m_buffers.size())
        return nullptr;
    ++mapped;
    return m_buffers[offset].data();
}

void FakeVideo::unmap(void *, std::size_t)
{
    --mapped;
}

int FakeVideo::wait(int, std::chrono::milliseconds)
{
    return isPulled || !frames.empty() ? 1 : 0;
}

int FakeVideo::dequeue(void *argument)
{
    auto &buffer = *static_cast<v4l2_buffer *>(argument);
    if (!isStreaming)
        return failed(EINVAL);
    if (frames.empty() || m_queue.empty())
        return failed(EAGAIN);
    buffer.index = m_queue.front();
    m_queue.pop_front();
    --queued;
    const Frame frame = std::move(frames.front());
    frames.pop_front();
    std::ranges::copy(frame.octets, m_buffers[buffer.index].begin());
    buffer.bytesused = static_cast<std::uint32_t>(frame.octets.size());
    buffer.flags = frame.isDamaged ? V4L2_BUF_FLAG_ERROR : 0;
    return 0;
}

int FakeVideo::control(int, unsigned long request, void *argument)
{
    if (isPulled)
        return failed(ENODEV);
    if (const auto error = errors.find(request); error != errors.end())
        return failed(error->second);
    switch (request) {
    case VIDIOC_QUERYCAP: {
        auto &answer = *static_cast<v4l2_capability *>(argument);
        const auto own = capabilitiesOf.find(m_path);
        answer.device_caps = own == capabilitiesOf.end() ? capabilities : own->second;
        // Of all nodes of the device together.
        answer.capabilities = V4L2_CAP_DEVICE_CAPS | V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_META_CAPTURE
            | V4L2_CAP_STREAMING;
        return 0;
    }
    case VIDIOC_ENUM_FMT: {
        auto &answer = *static_cast<v4l2_fmtdesc *>(argument);
        if (answer.index >= pixelFormats.size())
            return failed(EINVAL);
        answer.pixelformat = pixelFormats[answer.index];
        return 0;
    }
    case VIDIOC_S_FMT: {
        auto &format = *static_cast<v4l2_format *>(argument);
        format.fmt.pix.width = width;
        format.fmt.pix.height = height;
        format.fmt.pix.bytesperline = stride;
        return 0;
    }
    case VIDIOC_S_PARM:
        return 0;
    case VIDIOC_G_PARM:
        static_cast<v4l2_streamparm *>(argument)->parm.capture.timeperframe = {1, 25};
        return 0;
    case VIDIOC_REQBUFS:
        m_buffers.assign(static_cast<v4l2_requestbuffers *>(argument)->count,
            std::vector<unsigned char>(bufferSize));
        return 0;
    case VIDIOC_QUERYBUF: {
        auto &buffer = *static_cast<v4l2_buffer *>(argument);
        buffer.length = bufferSize;
        buffer.m.offset = buffer.index;
        return 0;
    }
    case VIDIOC_QBUF:
        m_queue.push_back(static_cast<v4l2_buffer *>(argument)->index);
        ++queued;
        return 0;
    case VIDIOC_STREAMON:
        isStreaming = true;
        return 0;
    case VIDIOC_STREAMOFF:
        isStreaming = false;
        return 0;
    case VIDIOC_DQBUF:
        return dequeue(argument);
    default:
        return failed(ENOTTY);
    }
}

} // namespace eid
