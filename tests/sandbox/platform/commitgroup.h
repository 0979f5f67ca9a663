#pragma once

#include "core/base/result.h"

#include <QString>

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>

namespace eid::sandbox {

/// Lets commits of several connections share the writing to the disk: SQLite itself writes the
/// write-ahead log without waiting for the disk (synchronous = NORMAL), and whoever needs to know
/// that a commit is there for good waits for one write of all that was committed until then. A
/// commit that nobody has been told of may be lost with the power, and no other.
///
/// Threads: every function may be called from any thread.
class CommitGroup
{
public:
    /// Of the database in \a path, which has its write-ahead log already and keeps it for as long
    /// as this lives. Fails with StoreUnavailable.
    static Result<std::shared_ptr<CommitGroup>> open(const QString &path);
    ~CommitGroup();
    CommitGroup(const CommitGroup &) = delete;
    CommitGroup &operator=(const CommitGroup &) = delete;

    /// Waits for whoever writes, and keeps others waiting for as long as the lock is held. SQLite
    /// would have them sleep and try again.
    [[nodiscard]] std::unique_lock<std::mutex> turn() { return std::unique_lock(m_writer); }
    /// Something has been committed.
    void note();
    /// Waits until all that was noted is on the disk. Fails with StoreFull and StoreUnavailable.
    Result<void> settle();

private:
    explicit CommitGroup(int descriptor);

    int m_descriptor;
    std::mutex m_writer;
    std::mutex m_mutex;
    std::condition_variable m_written;
    std::uint64_t m_noted = 0;
    std::uint64_t m_settled = 0;
    bool m_writing = false;
};

} // namespace eid::sandbox
