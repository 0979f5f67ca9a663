#pragma once

#include "core/base/result.h"

#include <QProcess>
#include <QString>

#include <memory>

namespace eid::sandbox {

/// A platform in a process of its own, so that its time can be told from that of those who use it,
/// and so that it can be killed.
///
/// Threads: the one that made it.
class LoadPlatform
{
public:
    /// Runs \a program, which is eid-load-platform, for the platform in \a folder with the
    /// authorities in \a authorities. \a port 0: any that is free. Fails with PlatformUnreachable
    /// and what it said.
    static Result<std::unique_ptr<LoadPlatform>> start(const QString &program,
        const QString &folder, const QString &authorities, std::uint16_t port = 0);
    ~LoadPlatform();
    LoadPlatform(const LoadPlatform &) = delete;
    LoadPlatform &operator=(const LoadPlatform &) = delete;

    [[nodiscard]] const QString &address() const { return m_address; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// Ends it without a word, as if the power were cut to it alone. From any thread.
    void kill() const;
    /// Waits until it has ended.
    void waitForEnd();

private:
    LoadPlatform() = default;

    QProcess m_process;
    QString m_address;
    qint64 m_id = 0;
};

} // namespace eid::sandbox
