#include "tests/bench/mirrorbench.h"

#include "tests/bench/report.h"

#include <QProcess>

namespace eid::bench {

namespace {

/// No longer may the window stand still.
constexpr double stall = 16; // ms

} // namespace

void benchMirror(Report &report, const QString &programs)
{
    QProcess probe;
    probe.start(programs + QStringLiteral("/eid-bench-mirror-probe"), QStringList());
    if (!probe.waitForFinished(-1) || probe.exitCode() != 0)
        qFatal("No frame was shown");
    const QList<QByteArray> figures
        = probe.readAllStandardOutput().trimmed().split('\n').constLast().split(' ');
    if (figures.size() != 3)
        qFatal("The frames are not told of");
    const QString group = QStringLiteral("face page, one frame in the window, CPU of its thread");
    const QString milliseconds = QStringLiteral("ms");
    report.add({group, QStringLiteral("median"), figures[0].toDouble(), milliseconds, {}});
    report.add({group, QStringLiteral("95th percentile"), figures[1].toDouble(), milliseconds, {}});
    report.add({group, QStringLiteral("costliest"), figures[2].toDouble(), milliseconds, stall});
}

} // namespace eid::bench
