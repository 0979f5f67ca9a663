#include "tests/sandbox/load/loadplatform.h"

#include <sys/types.h>

#include <csignal>

namespace eid::sandbox {

Result<std::unique_ptr<LoadPlatform>> LoadPlatform::start(
    const QString &program, const QString &folder, const QString &authorities, std::uint16_t port)
{
    std::unique_ptr<LoadPlatform> platform(new LoadPlatform);
    QProcess &process = platform->m_process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, {folder, authorities, QString::number(port)});
    constexpr int patience = 60000; // it opens a database that may be large
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(patience))
            return failure(
                ErrorCode::PlatformUnreachable, QString::fromUtf8(process.readAll()).trimmed());
    }
    platform->m_address = QString::fromUtf8(process.readLine()).trimmed();
    platform->m_id = process.processId();
    if (!platform->m_address.startsWith(QLatin1String("https://")))
        return failure(ErrorCode::PlatformUnreachable, platform->m_address);
    return platform;
}

LoadPlatform::~LoadPlatform()
{
    // It ends with its input.
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished())
        m_process.kill();
    m_process.waitForFinished();
}

void LoadPlatform::kill() const
{
    ::kill(static_cast<pid_t>(m_id), SIGKILL);
}

void LoadPlatform::waitForEnd()
{
    m_process.waitForFinished();
}

} // namespace eid::sandbox
