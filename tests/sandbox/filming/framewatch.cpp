#include "tests/sandbox/filming/framewatch.h"

#include "tests/sandbox/filming/cameraroll.h"

#include <QFile>

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <utility>

namespace eid::sandbox {

FrameWatch::FrameWatch(int descriptor)
    : m_descriptor(descriptor)
{ }

FrameWatch::FrameWatch(FrameWatch &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_seen(std::move(other.m_seen))
{ }

FrameWatch::~FrameWatch()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<FrameWatch> FrameWatch::on(const QString &folder)
{
    FrameWatch watch(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (watch.m_descriptor < 0
        || ::inotify_add_watch(watch.m_descriptor, QFile::encodeName(folder).constData(), IN_OPEN)
            < 0)
        return failure(ErrorCode::Internal, QStringLiteral("inotify: errno %1").arg(errno));
    return watch;
}

std::optional<int> FrameWatch::next(std::chrono::milliseconds patience)
{
    while (m_seen.empty()) {
        pollfd waiting{m_descriptor, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0)
            return std::nullopt;
        alignas(inotify_event) std::array<char, 4096> buffer{};
        const ssize_t size = ::read(m_descriptor, buffer.data(), buffer.size());
        for (ssize_t at = 0; at < size;) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char *name = buffer.data() + at + sizeof event;
            const int number = event.len > 0 ? CameraRoll::numberOf(QFile::decodeName(name)) : -1;
            if (number >= 0)
                m_seen.push_back(number);
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    }
    const int number = m_seen.front();
    m_seen.pop_front();
    return number;
}

} // namespace eid::sandbox
