#include "watchedhome.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <unistd.h>

QStringList traces(const QList<Needle> &needles, const QList<Written> &written)
{
    QStringList traces;
    for (const Written &one : written) {
        for (const QString &what : found(needles, one.content))
            traces << one.where + u": "_qs + what;
    }
    return traces;
}

WatchedHome::WatchedHome(const SandboxSession &sandbox)
    : m_sandbox(sandbox)
{
    const QDir from(
        sandbox.environment().value(QStringLiteral("XDG_CONFIG_HOME")) + u"/eid-maintenance"_qs);
    const QString to = m_folder.filePath(QStringLiteral("config/eid-maintenance/"));
    for (const auto name : {"config/eid-maintenance", "data", "cache", "state", "tmp", "run"})
        QDir().mkpath(m_folder.filePath(QLatin1String(name)));
    QFile::setPermissions(m_folder.filePath(QStringLiteral("run")),
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile::copy(from.filePath(u"platform-roots.pem"_qs), to + u"platform-roots.pem"_qs);
    QFile known(from.filePath(u"platform.ini"_qs));
    QFile settings(to + u"platform.ini"_qs);
    if (!known.open(QIODevice::ReadOnly) || !settings.open(QIODevice::WriteOnly))
        qFatal("no settings");
    QByteArray lines = known.readAll();
    const QByteArray direct = "\nproxy=none\n";
    if (!lines.contains(direct))
        qFatal("other settings than were expected");
    settings.write(lines.replace(
        direct, "\nproxy=socks5://127.0.0.1:" + QByteArray::number(m_relay.port()) + '\n'));
}

Ended WatchedHome::eidctl(const QString &line, const QByteArray &input)
{
    const auto ended = m_sandbox.run(QStringLiteral("/usr/bin/env"), command(line), input);
    m_said.append({line + u": standard output"_qs, ended.out});
    m_said.append({line + u": standard error"_qs, ended.err});
    return ended;
}

bool WatchedHome::strike(const QString &line, const QByteArray &input, const QByteArray &last)
{
    QProcess process;
    process.setProcessEnvironment(m_sandbox.environment());
    process.setChildProcessModifier([] { setsid(); });
    process.setReadChannel(QProcess::StandardError);
    process.start(QStringLiteral("/usr/bin/env"), command(line));
    process.write(input);
    process.closeWriteChannel();
    QByteArray said;
    while (!said.contains(last) && process.waitForReadyRead())
        said += process.readAllStandardError();
    process.kill(); // env(1) has become eidctl
    process.waitForFinished();
    m_said.append({line + u": standard error"_qs, said});
    m_said.append({line + u": standard output"_qs, process.readAllStandardOutput()});
    return said.contains(last);
}

void WatchedHome::look()
{
    QDirIterator files(
        m_folder.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("A file cannot be read");
        m_files.append({file.fileName(), file.readAll()});
    }
}

QList<Written> WatchedHome::traffic() const
{
    QList<Written> traffic;
    int number = 0;
    for (const auto &connection : m_relay.capture()) {
        ++number;
        traffic.append({QStringLiteral("connection %1, sent").arg(number), connection.fromClient});
        traffic.append(
            {QStringLiteral("connection %1, received").arg(number), connection.fromServer});
    }
    return traffic;
}

QStringList WatchedHome::command(const QString &line) const
{
    QStringList command;
    for (const auto &[name, folder] : {std::pair{"HOME", ""}, {"XDG_CONFIG_HOME", "config"},
             {"XDG_DATA_HOME", "data"}, {"XDG_CACHE_HOME", "cache"}, {"XDG_STATE_HOME", "state"},
             {"XDG_RUNTIME_DIR", "run"}, {"TMPDIR", "tmp"}, {"SQLITE_TMPDIR", "tmp"}})
        command << QLatin1String(name) + u'=' + m_folder.filePath(QLatin1String(folder));
    return command << eidctlProgram() << line.split(u' ');
}
