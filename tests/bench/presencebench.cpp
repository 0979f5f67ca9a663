#include "tests/bench/presencebench.h"

#include "core/facevision/opencvsetup.h"
#include "core/facevision/presencemotion.h"
#include "tests/bench/report.h"
#include "tests/sandbox/faces/facescene.h"

#include <algorithm>
#include <ctime>
#include <vector>

namespace eid::bench {

namespace {

using namespace std::chrono_literals;
using sandbox::Movement;

/// Of this thread, in milliseconds.
double cpuTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double shareOf(std::vector<double> times, double share)
{
    std::ranges::sort(times);
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

sandbox::FaceScene sceneOf(QSize frame)
{
    sandbox::FaceScene scene;
    scene.frame = frame;
    scene.actors.front().movements = {{Movement::Kind::TurnLeft, 500ms, 1500ms, 20},
        {Movement::Kind::TurnRight, 2500ms, 1500ms, 20}};
    return scene;
}

void benchAt(Report &report, QSize size, std::optional<double> atMost)
{
    constexpr auto frameTime = 33ms;
    constexpr int frames = 140;
    constexpr int neutralEvery = 30;
    const sandbox::FaceStage stage(sceneOf(size));
    PresenceMotion motion;
    std::vector<double> usual;
    std::vector<double> neutral;
    for (int i = 0; i < frames; ++i) {
        const sandbox::SceneFrame frame = stage.frame(i * frameTime);
        const bool isNeutral = i % neutralEvery == 0;
        if (isNeutral)
            motion.takeNeutral();
        const double begin = cpuTime();
        const MotionMeasure measure = motion.measure(frame.bgr, frame.faces.front());
        (isNeutral ? neutral : usual).push_back(cpuTime() - begin);
        if (!measure.sameTrack)
            qFatal("The face was lost");
    }
    const QString group
        = QStringLiteral("presence check, %1 × %2").arg(size.width()).arg(size.height());
    const QString unit = QStringLiteral("ms");
    report.add({group, QStringLiteral("a frame, median"), shareOf(usual, 0.5), unit, atMost});
    report.add(
        {group, QStringLiteral("a frame, 95 of 100 within"), shareOf(usual, 0.95), unit, {}});
    report.add(
        {group, QStringLiteral("a new neutral pose, median"), shareOf(neutral, 0.5), unit, {}});
}

} // namespace

void benchPresence(Report &report)
{
    constexpr double most = 4;
    setUpOpenCv();
    benchAt(report, QSize(1280, 720), most);
    benchAt(report, QSize(1920, 1080), {});
}

} // namespace eid::bench
