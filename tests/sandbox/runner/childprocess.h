#pragma once

#include "core/base/result.h"
#include "tests/sandbox/vpcd/filedescriptor.h"

#include <QStringList>

#include <sys/types.h>

#include <functional>
#include <optional>

namespace eid::sandbox {

/// A child of this process that cannot outlive it: the kernel kills it when its parent dies,
/// however that happens (PR_SET_PDEATHSIG).
///
/// Threads: start and wait on the main thread, whose end the kernel takes for the parent's.
class ChildProcess
{
public:
    /// Runs \a body in a fork of this process, which ends with its result; \a deathSignal is what
    /// the child gets when this process dies. The process has a single thread when this is called.
    static Result<ChildProcess> fork(int deathSignal, const std::function<int()> &body);

    /// Runs \a command with the environment of this process. \a prepare is called in the child,
    /// between fork and exec; as another thread may have held any lock at the fork, that of the
    /// allocator too, it calls nothing but what signal-safety(7) lists. Fails with InvalidArgument
    /// when there is no such program.
    static Result<ChildProcess> execute(
        int deathSignal, const QStringList &command, const std::function<void()> &prepare = {});

    ~ChildProcess();
    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&other) noexcept;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] bool isRunning();
    /// The child's end as a shell tells it, 128 + n for signal n. Unset while it runs.
    [[nodiscard]] std::optional<int> status() const { return m_status; }
    /// Readable once the child has ended.
    [[nodiscard]] int pollDescriptor() const { return m_pidDescriptor.get(); }

    void signal(int number) const;
    /// Blocks until the child has ended.
    int wait();
    /// Sends \a number and waits; one that has not ended after half a minute is killed, and told of
    /// on standard error.
    void end(int number);

private:
    explicit ChildProcess(pid_t pid);
    void note(int waitStatus);

    pid_t m_pid = -1;
    FileDescriptor m_pidDescriptor;
    std::optional<int> m_status;
};

} // namespace eid::sandbox
