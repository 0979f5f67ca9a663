#pragma once

#include "core/base/result.h"
#include "tests/sandbox/runner/childprocess.h"

#include <QString>

#include <optional>

namespace eid::sandbox {

/// The stock pcscd with a socket of our own, handed over as systemd does (LISTEN_FDS), so that
/// clients reach it with PCSCLITE_CSOCK_NAME from anywhere, while the daemon itself may live in a
/// network and a /run of its own.
class PcscDaemon
{
public:
    /// \a socketPath: below 108 octets. \a readerConfiguration: a folder, see
    /// writeReaderConfiguration().
    PcscDaemon(QString socketPath, QString readerConfiguration);
    ~PcscDaemon();

    [[nodiscard]] const QString &socketPath() const { return m_socketPath; }
    [[nodiscard]] bool isRunning();

    /// Starts it. Clients may connect at once: they wait in the socket until it is ready.
    /// Fails with PcscServiceStopped when pcscd is not installed or cannot run here.
    Result<void> start();
    /// Ends it as the system does; its socket is gone then, as without systemd.
    void stop();
    /// Kills it; its socket stays behind and refuses.
    void kill();

private:
    const QString m_socketPath;
    const QString m_readerConfiguration;
    std::optional<ChildProcess> m_process;
};

} // namespace eid::sandbox
