#pragma once

#include "needles.h"
#include "sandboxsession.h"
#include "trafficrelay.h"

#include <QTemporaryDir>

/// Something that was written, and where.
struct Written
{
    QString where;
    QByteArray content;
};

/// Where \a needles are in \a written.
QStringList traces(const QList<Needle> &needles, const QList<Written> &written);

/// A home for eidctl of which every file is known, from which everybody is reached through a relay.
/// What cannot be made or read ends the process.
class WatchedHome
{
public:
    explicit WatchedHome(const SandboxSession &sandbox);

    /// Runs eidctl here, and keeps what it says.
    Ended eidctl(const QString &line, const QByteArray &input = {});
    /// The same, and strikes it dead once it has said \a last. False: it never did.
    bool strike(const QString &line, const QByteArray &input, const QByteArray &last);
    /// Takes all files as they are now; those of earlier times stay taken.
    void look();

    [[nodiscard]] const QList<Written> &files() const { return m_files; }
    [[nodiscard]] const QList<Written> &said() const { return m_said; }
    [[nodiscard]] QList<Written> traffic() const;
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    [[nodiscard]] QStringList command(const QString &line) const;

    const SandboxSession &m_sandbox;
    QTemporaryDir m_folder;
    TrafficRelay m_relay;
    QList<Written> m_files;
    QList<Written> m_said;
};
