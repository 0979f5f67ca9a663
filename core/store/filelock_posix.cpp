#include "core/store/filelock.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>

namespace eid {

namespace {

/// flock() waits without limit or not at all; this is how often it is asked.
constexpr std::chrono::milliseconds interval{10};

tl::unexpected<Error> failed(const char *what)
{
    return failure(ErrorCode::StoreUnavailable,
        QStringLiteral("%1: %2").arg(
            QLatin1String(what), QString::fromLocal8Bit(std::strerror(errno))));
}

} // namespace

Result<std::optional<FileLock>> FileLock::acquire(
    const QString &path, std::chrono::milliseconds waitAtMost)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(),
        O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return failed("The lock file cannot be opened");
    FileLock lock(descriptor);

    const auto until = std::chrono::steady_clock::now() + waitAtMost;
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return failed("The lock file cannot be locked");
        if (std::chrono::steady_clock::now() >= until)
            return std::nullopt;
        std::this_thread::sleep_for(interval);
    }
    return std::optional(std::move(lock));
}

FileLock::~FileLock()
{
    if (m_handle != none)
        ::close(static_cast<int>(m_handle));
}

} // namespace eid
