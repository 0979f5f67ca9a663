#include "tests/sandbox/runner/childprocess.h"

#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <vector>

namespace eid::sandbox {

namespace {

constexpr int endPatienceMs = 30'000;

void dieWithParent(int signalNumber, pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, signalNumber);
    if (::getppid() != parent)
        ::_exit(128 + signalNumber);
}

void resetSignals()
{
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

} // namespace

ChildProcess::ChildProcess(pid_t pid)
    : m_pid(pid)
    , m_pidDescriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)))
{ }

ChildProcess::~ChildProcess()
{
    if (isRunning())
        end(SIGKILL);
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_pidDescriptor(std::move(other.m_pidDescriptor))
    , m_status(std::exchange(other.m_status, std::nullopt))
{ }

ChildProcess &ChildProcess::operator=(ChildProcess &&other) noexcept
{
    if (this != &other) {
        if (isRunning())
            end(SIGKILL);
        m_pid = std::exchange(other.m_pid, -1);
        m_pidDescriptor = std::move(other.m_pidDescriptor);
        m_status = std::exchange(other.m_status, std::nullopt);
    }
    return *this;
}

Result<ChildProcess> ChildProcess::fork(int deathSignal, const std::function<int()> &body)
{
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0)
        return failure(ErrorCode::Internal, QLatin1String(std::strerror(errno)));
    if (child == 0) {
        dieWithParent(deathSignal, parent);
        ::_exit(body());
    }
    return ChildProcess(child);
}

Result<ChildProcess> ChildProcess::execute(
    int deathSignal, const QStringList &command, const std::function<void()> &prepare)
{
    std::vector<QByteArray> words;
    words.reserve(std::size_t(command.size()));
    for (const QString &word : command)
        words.push_back(QFile::encodeName(word));
    std::vector<char *> arguments;
    arguments.reserve(words.size() + 1);
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    // Closed by a successful exec; tells the reason of one that fails.
    std::array<int, 2> report{};
    if (::pipe2(report.data(), O_CLOEXEC) != 0)
        return failure(ErrorCode::Internal, QLatin1String(std::strerror(errno)));
    FileDescriptor readEnd(report[0]);
    FileDescriptor writeEnd(report[1]);

    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0)
        return failure(ErrorCode::Internal, QLatin1String(std::strerror(errno)));
    if (child == 0) {
        dieWithParent(deathSignal, parent);
        resetSignals();
        if (prepare)
            prepare();
        ::execvp(arguments.front(), arguments.data());
        const int reason = errno;
        [[maybe_unused]] const ssize_t told = ::write(writeEnd.get(), &reason, sizeof reason);
        ::_exit(127);
    }
    writeEnd.reset();
    ChildProcess process(child);
    int reason = 0;
    if (::read(readEnd.get(), &reason, sizeof reason) == sizeof reason) {
        process.wait();
        return failure(ErrorCode::InvalidArgument,
            command.front() + QLatin1String(": ") + QLatin1String(std::strerror(reason)));
    }
    return process;
}

bool ChildProcess::isRunning()
{
    int waitStatus = 0;
    if (m_pid > 0 && !m_status && ::waitpid(m_pid, &waitStatus, WNOHANG) == m_pid)
        note(waitStatus);
    return m_pid > 0 && !m_status;
}

void ChildProcess::signal(int number) const
{
    if (m_pid > 0 && !m_status)
        ::kill(m_pid, number);
}

int ChildProcess::wait()
{
    int waitStatus = 0;
    while (!m_status) {
        if (::waitpid(m_pid, &waitStatus, 0) == m_pid)
            note(waitStatus);
        else if (errno != EINTR)
            m_status = 127;
    }
    return *m_status;
}

void ChildProcess::end(int number)
{
    signal(number);
    pollfd ended{m_pidDescriptor.get(), POLLIN, 0};
    if (::poll(&ended, 1, endPatienceMs) == 0 && isRunning()) {
        std::fprintf(stderr, "eid-sandbox: process %d does not end when it is told to\n", m_pid);
        signal(SIGKILL);
    }
    wait();
}

void ChildProcess::note(int waitStatus)
{
    m_status = WIFSIGNALED(waitStatus) ? 128 + WTERMSIG(waitStatus) : WEXITSTATUS(waitStatus);
}

} // namespace eid::sandbox
