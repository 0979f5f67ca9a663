#include "tests/bench/windowbench.h"

#include "tests/bench/median.h"
#include "tests/bench/processprobe.h"
#include "tests/bench/report.h"
#include "tests/bench/windowprobe.h"

#include <QThread>

#include <vector>

namespace eid::bench {

namespace {

constexpr int starts = 7;
// Long enough for the card to be read and for everything that start-up left to do.
constexpr auto settling = std::chrono::seconds(4);
constexpr auto idling = std::chrono::seconds(10);

struct Start
{
    double wall = 0;
    double cpu = 0;
    ProcessFigures idle;
    qint64 wakeUps = 0;
};

void stop(QProcess &process)
{
    process.kill();
    process.waitForFinished();
}

/// Medians over some starts; the last one is left to idle and watched.
Start measure(WindowProbe &probe, const QString &program)
{
    std::vector<double> wall;
    std::vector<double> cpu;
    Start result;
    for (int i = 0; i < starts; ++i) {
        QProcess process;
        const auto paint = probe.start(process, program, {});
        if (!paint)
            qFatal("%s painted no window", qUtf8Printable(program));
        wall.push_back(paint->wallSeconds);
        cpu.push_back(paint->cpuSeconds);
        if (i == starts - 1) {
            QThread::sleep(settling.count());
            const qint64 before = figuresOf(process.processId()).wakeUps;
            QThread::sleep(idling.count());
            result.idle = figuresOf(process.processId());
            result.wakeUps = result.idle.wakeUps - before;
        }
        stop(process);
    }
    result.wall = median(wall);
    result.cpu = median(cpu);
    return result;
}

} // namespace

void benchWindow(Report &report, const QString &programs)
{
    WindowProbe probe;
    const Start bare = measure(probe, programs + QStringLiteral("/eid-bench-bare-window"));
    const Start app = measure(probe, programs + QStringLiteral("/eid-maintenance"));

    const QString group = QStringLiteral("window");
    const QString seconds = QStringLiteral("s");
    const QString mebibytes = QStringLiteral("MiB");
    report.add({group, QStringLiteral("bare: first paint, wall"), bare.wall, seconds, {}});
    report.add({group, QStringLiteral("bare: first paint, CPU"), bare.cpu, seconds, {}});
    report.add({group, QStringLiteral("bare: PSS idle"), bare.idle.pssMebibytes, mebibytes, {}});
    report.add({group, QStringLiteral("bare: wake-ups in 10 s"), static_cast<double>(bare.wakeUps),
        {}, {}});
    report.add({group, QStringLiteral("first paint, wall"), app.wall, seconds, {}});
    report.add({group, QStringLiteral("first paint, CPU"), app.cpu, seconds, 3 * bare.cpu});
    report.add({group, QStringLiteral("CPU once idle"), app.idle.cpuSeconds, seconds, {}});
    report.add({group, QStringLiteral("PSS idle"), app.idle.pssMebibytes, mebibytes, 45.0});
    report.add({group, QStringLiteral("wake-ups in 10 s idle"), static_cast<double>(app.wakeUps),
        {}, 0.0});
    report.add({group, QStringLiteral("threads"), static_cast<double>(app.idle.threads), {}, {}});
}

} // namespace eid::bench
