#include "tests/sandbox/runner/pcscdaemon.h"

#include <QFile>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <csignal>
#include <cstring>

namespace eid::sandbox {

namespace {

constexpr int firstListenDescriptor = 3; // SD_LISTEN_FDS_START
constexpr int backlog = 16;

Result<FileDescriptor> listenAt(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (std::size_t(name.size()) >= sizeof address.sun_path)
        return failure(ErrorCode::InvalidArgument, path);
    std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
    ::unlink(name.constData());
    FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(socket.get(), backlog) != 0)
        return failure(ErrorCode::FileNotWritable, path);
    return socket;
}

/// What systemd would have set before it started a service that listens already (sd_listen_fds(3)).
/// The shell becomes the service, and knows its own number.
QStringList activated(const QStringList &command)
{
    return QStringList{QStringLiteral("/bin/sh"), QStringLiteral("-c"),
               QStringLiteral("LISTEN_PID=$$ LISTEN_FDS=1 exec \"$@\""), QStringLiteral("sh")}
    + command;
}

/// In the child, by calls of the system alone: what systemd would have opened for the service.
void handOver(int listening, bool silent)
{
    if (listening == firstListenDescriptor)
        ::fcntl(listening, F_SETFD, 0);
    else
        ::dup2(listening, firstListenDescriptor);
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, STDIN_FILENO);
    ::dup2(nowhere, STDOUT_FILENO);
    if (silent)
        ::dup2(nowhere, STDERR_FILENO);
}

/// Newer daemons ask polkit, which a sandbox cannot reach; they have an option not to.
bool knowsDisablePolkit(const QString &program)
{
    QFile file(program);
    return file.open(QIODevice::ReadOnly) && file.readAll().contains("disable-polkit");
}

} // namespace

PcscDaemon::PcscDaemon(QString socketPath, QString readerConfiguration)
    : m_socketPath(std::move(socketPath))
    , m_readerConfiguration(std::move(readerConfiguration))
{ }

PcscDaemon::~PcscDaemon()
{
    stop();
}

bool PcscDaemon::isRunning()
{
    return m_process && m_process->isRunning();
}

Result<void> PcscDaemon::start()
{
    if (isRunning())
        return {};
    static const QString program = QStringLiteral("/usr/sbin/pcscd");
    if (!QFile::exists(program))
        return failure(ErrorCode::PcscServiceStopped,
            QStringLiteral("pcscd is not installed (apt-get install pcscd)"));
    const auto listening = listenAt(m_socketPath);
    if (!listening)
        return failure(listening.error());
    QStringList command{
        program, QStringLiteral("--foreground"), QStringLiteral("--config"), m_readerConfiguration};
    if (knowsDisablePolkit(program))
        command << QStringLiteral("--disable-polkit");
    const bool silent = !qEnvironmentVariableIsSet("EID_SANDBOX_VERBOSE");
    auto process = ChildProcess::execute(SIGKILL, activated(command),
        [descriptor = listening->get(), silent] { handOver(descriptor, silent); });
    if (!process)
        return failure(process.error());
    m_process = std::move(*process);
    return {};
}

void PcscDaemon::stop()
{
    if (isRunning())
        m_process->end(SIGTERM);
    m_process.reset();
    QFile::remove(m_socketPath);
}

void PcscDaemon::kill()
{
    if (isRunning())
        m_process->end(SIGKILL);
    m_process.reset();
}

} // namespace eid::sandbox
