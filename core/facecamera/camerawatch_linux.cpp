#include "core/facecamera/cameralist.h"

#include <QFile>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <thread>

namespace eid {

namespace {

/// The folder of the nodes, watched by a thread that sleeps until something happens there.
class NodeWatch
{
public:
    NodeWatch(std::function<void()> changed, const QString &folder)
        : m_inotify(inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
        , m_end(eventfd(0, EFD_CLOEXEC))
    {
        // The rights of a node are set after it was made.
        inotify_add_watch(m_inotify, QFile::encodeName(folder).constData(),
            IN_CREATE | IN_DELETE | IN_ATTRIB | IN_MOVED_TO | IN_MOVED_FROM);
        m_thread = std::thread([this, call = std::move(changed)] { run(call); });
    }

    ~NodeWatch()
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = write(m_end, &one, sizeof one);
        m_thread.join();
        close(m_inotify);
        close(m_end);
    }

    NodeWatch(const NodeWatch &) = delete;
    NodeWatch &operator=(const NodeWatch &) = delete;

private:
    void run(const std::function<void()> &changed)
    {
        for (;;) {
            std::array<pollfd, 2> polled{pollfd{m_inotify, POLLIN, 0}, pollfd{m_end, POLLIN, 0}};
            if (poll(polled.data(), polled.size(), -1) < 0) {
                if (errno == EINTR)
                    continue;
                return;
            }
            if (polled[1].revents != 0)
                return;
            if (concernsCameras())
                changed();
        }
    }

    /// Takes all that has happened, so that it is told of once.
    [[nodiscard]] bool concernsCameras() const
    {
        bool concerns = false;
        alignas(inotify_event) std::array<char, 4096> buffer{};
        for (;;) {
            const ssize_t size = read(m_inotify, buffer.data(), buffer.size());
            if (size <= 0)
                return concerns;
            for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
                inotify_event event{};
                std::memcpy(&event, buffer.data() + at, sizeof event);
                const std::string_view name(event.len > 0 ? buffer.data() + at + sizeof event : "");
                concerns
                    = concerns || (event.mask & IN_Q_OVERFLOW) != 0 || name.starts_with("video");
                at += sizeof event + event.len;
            }
        }
    }

    int m_inotify;
    int m_end;
    std::thread m_thread;
};

} // namespace

std::shared_ptr<void> watchCameras(std::function<void()> changed, const CameraPlaces &places)
{
    return std::make_shared<NodeWatch>(std::move(changed), places.nodes);
}

} // namespace eid
