// Shows frames on the page of the face sample, one after the other, and prints what each costs the
// thread of the window: CPU milliseconds of the median, of the 95th percentile and of the
// costliest.

#include "tests/ui/face/facebench.h"
#include "tests/ui/face/scenelook.h"
#include "ui/base/theme.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace eid;
using namespace eid::ui;

namespace {

constexpr int frames = 900;
constexpr int firstOnes = 60; ///< in which fonts are loaded and layouts settle
constexpr int framesOfOneGuidance = 15;

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme(application).apply(Scheme::Light, TextSize::Standard);
    FaceBench bench;
    bench.open().resize(800, 800);
    if (!bench.toCamera())
        return 1;
    CaptureView view = viewOf({});
    const QList<Guidance> all = allGuidance();
    std::vector<double> costs;
    for (int frame = 0; frame < frames; ++frame) {
        view.guidance = all.at(frame / framesOfOneGuidance % all.size());
        view.steady = view.guidance == Guidance::Hold ? 0.5 : 0;
        bench.engine.listener().viewChanged(view);
        const double before = threadMilliseconds();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents(); // what was to be painted
        if (frame >= firstOnes)
            costs.push_back(threadMilliseconds() - before);
    }
    std::ranges::sort(costs);
    std::printf(
        "%f %f %f\n", costs[costs.size() / 2], costs[costs.size() * 95 / 100], costs.back());
    return 0;
}
