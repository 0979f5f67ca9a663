#include "tests/bench/imagebench.h"

#include "tests/bench/median.h"
#include "tests/bench/report.h"
#include "tests/bench/windowprobe.h"

#include <utility>
#include <vector>

namespace eid::bench {

namespace {

constexpr int rounds = 7;
constexpr double slowestBesideNative = 1.5;

double startOnce(WindowProbe &probe, const QString &program, const QStringList &arguments)
{
    QProcess process;
    const auto paint = probe.start(process, program, arguments);
    if (!paint)
        qFatal("%s painted no window", qUtf8Printable(program));
    process.kill();
    process.waitForFinished();
    return paint->wallSeconds;
}

} // namespace

void benchImage(Report &report, const QString &programs, const QString &image)
{
    WindowProbe probe;
    std::vector<double> native;
    std::vector<double> mounted;
    std::vector<double> extracted;
    for (int round = 0; round < rounds; ++round) {
        native.push_back(startOnce(probe, programs + QStringLiteral("/eid-maintenance"), {}));
        mounted.push_back(startOnce(probe, image, {}));
        extracted.push_back(
            startOnce(probe, image, {QStringLiteral("--appimage-extract-and-run")}));
    }
    const QString group = QStringLiteral("AppImage");
    const QString seconds = QStringLiteral("s");
    const double beside = median(std::move(native));
    report.add({group, QStringLiteral("native: first paint, wall"), beside, seconds, {}});
    report.add({group, QStringLiteral("mounted: first paint, wall"), median(std::move(mounted)),
        seconds, slowestBesideNative * beside});
    report.add({group, QStringLiteral("extracted: first paint, wall"), median(std::move(extracted)),
        seconds, {}});
}

} // namespace eid::bench
