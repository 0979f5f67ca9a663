#include "core/smartcard/pathsignal.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>

namespace eid {

namespace {

constexpr std::uint32_t appearance = IN_CREATE | IN_MOVED_TO | IN_ATTRIB;
constexpr std::uint32_t disappearance = IN_DELETE_SELF | IN_MOVE_SELF;

} // namespace

PathSignal::PathSignal(std::vector<std::string> paths)
    : m_inotify(inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
    , m_interrupt(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    for (std::string &path : paths) {
        m_watched.push_back({std::move(path), -1, {}, false});
        arm(m_watched.back());
    }
}

PathSignal::~PathSignal()
{
    close(m_inotify);
    close(m_interrupt);
}

void PathSignal::arm(Watched &watched)
{
    // A folder that comes while its parent begins to be watched would be missed: go down again.
    constexpr int attempts = 8;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        std::filesystem::path entry(watched.path);
        std::error_code ignored;
        while (entry.has_relative_path()
            && !std::filesystem::is_directory(entry.parent_path(), ignored))
            entry = entry.parent_path();
        const int before = watched.watch;
        watched.watch
            = inotify_add_watch(m_inotify, entry.parent_path().c_str(), appearance | disappearance);
        if (std::ranges::find(m_watched, before, &Watched::watch) == m_watched.end())
            inotify_rm_watch(m_inotify, before);
        watched.awaited = entry.filename();
        watched.isWhole = entry == watched.path;
        if (watched.isWhole || !std::filesystem::is_directory(entry, ignored))
            return;
    }
}

bool PathSignal::takeEvents()
{
    bool changed = false;
    alignas(inotify_event) std::array<char, 4096> buffer{};
    while (true) {
        const ssize_t size = read(m_inotify, buffer.data(), buffer.size());
        if (size <= 0)
            return changed;
        for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char *name = event.len > 0 ? buffer.data() + at + sizeof event : "";
            at += sizeof event + event.len;
            for (Watched &watched : m_watched) {
                if (event.wd != watched.watch && (event.mask & IN_Q_OVERFLOW) == 0)
                    continue;
                const bool lost = (event.mask & (disappearance | IN_IGNORED | IN_Q_OVERFLOW)) != 0;
                if (!lost && watched.awaited != name)
                    continue;
                if (lost || !watched.isWhole)
                    arm(watched);
                std::error_code ignored;
                changed = changed || std::filesystem::exists(watched.path, ignored);
            }
        }
    }
}

ServiceSignal::Woken PathSignal::wait(std::optional<std::chrono::milliseconds> timeout)
{
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + timeout.value_or(std::chrono::milliseconds(0));
    while (true) {
        int left = -1;
        if (timeout)
            left = static_cast<int>(std::max(std::chrono::milliseconds(0),
                std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()))
                                        .count());
        std::array<pollfd, 2> polled{pollfd{m_inotify, POLLIN, 0}, pollfd{m_interrupt, POLLIN, 0}};
        const int ready = poll(polled.data(), polled.size(), left);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return Woken::TimedOut;
        if (polled[1].revents != 0) {
            std::uint64_t count = 0;
            [[maybe_unused]] const ssize_t taken = read(m_interrupt, &count, sizeof count);
            return Woken::Interrupted;
        }
        if (takeEvents())
            return Woken::Changed;
    }
}

void PathSignal::interrupt()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(m_interrupt, &one, sizeof one);
}

} // namespace eid
