#include "tests/sandbox/platform/commitgroup.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace eid::sandbox {

namespace {

tl::unexpected<Error> diskFailure(int error)
{
    return failure(error == ENOSPC ? ErrorCode::StoreFull : ErrorCode::StoreUnavailable,
        QStringLiteral("errno %1").arg(error));
}

} // namespace

CommitGroup::CommitGroup(int descriptor)
    : m_descriptor(descriptor)
{ }

CommitGroup::~CommitGroup()
{
    ::close(m_descriptor);
}

Result<std::shared_ptr<CommitGroup>> CommitGroup::open(const QString &path)
{
    // SQLite has no locks on this file that closing it here could take away (its are in "-shm").
    const int descriptor
        = ::open(QFile::encodeName(path + QStringLiteral("-wal")).constData(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return diskFailure(errno);
    return std::shared_ptr<CommitGroup>(new CommitGroup(descriptor));
}

void CommitGroup::note()
{
    const std::lock_guard lock(m_mutex);
    ++m_noted;
}

Result<void> CommitGroup::settle()
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t wanted = m_noted;
    while (m_settled < wanted) {
        if (m_writing) {
            m_written.wait(lock);
            continue;
        }
        m_writing = true;
        const std::uint64_t until = m_noted;
        lock.unlock();
        const int error = ::fdatasync(m_descriptor) == 0 ? 0 : errno;
        lock.lock();
        m_writing = false;
        if (error == 0)
            m_settled = until;
        m_written.notify_all();
        if (error != 0)
            return diskFailure(error);
    }
    return {};
}

} // namespace eid::sandbox
