#include "tests/bench/processprobe.h"

#include <QDir>
#include <QFile>

#include <ctime>

namespace eid::bench {

namespace {

/// The number behind "key:" in a file of /proc, 0 where there is none.
qint64 numberIn(const QString &path, const QByteArray &key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(key + ':'))
            return line.mid(key.size() + 1).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

double cpuSecondsOf(qint64 pid)
{
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(static_cast<pid_t>(pid), &clock) != 0
        || clock_gettime(clock, &time) != 0)
        return 0;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

ProcessFigures figuresOf(qint64 pid)
{
    const QString folder = QStringLiteral("/proc/%1").arg(pid);
    ProcessFigures figures;
    figures.cpuSeconds = cpuSecondsOf(pid);
    figures.pssMebibytes
        = static_cast<double>(numberIn(folder + QStringLiteral("/smaps_rollup"), "Pss")) / 1024;
    figures.ownMebibytes
        = static_cast<double>(numberIn(folder + QStringLiteral("/status"), "RssAnon")) / 1024;
    const QDir tasks(folder + QStringLiteral("/task"));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        figures.wakeUps += numberIn(
            tasks.filePath(task) + QStringLiteral("/status"), "voluntary_ctxt_switches");
        ++figures.threads;
    }
    return figures;
}

} // namespace eid::bench
