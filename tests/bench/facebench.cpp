#include "tests/bench/facebench.h"

#include "core/face/guidancechooser.h"
#include "core/face/steadiness.h"
#include "core/facevision/faceanalyser.h"
#include "core/facevision/matpicture.h"
#include "tests/bench/processprobe.h"
#include "tests/bench/report.h"
#include "tests/sandbox/faces/facescene.h"

#include <QCoreApplication>

#include <algorithm>
#include <ctime>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <vector>

namespace eid::bench {

namespace {

using namespace sandbox;
using std::chrono::milliseconds;

constexpr milliseconds perFrame{33};
constexpr int renderedFrames = 30;
constexpr int measuredFrames = 400;
constexpr int manyFrames = 10000;

/// Of this thread: what else the computer does is none of the loop's time.
double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

template <typename Work>
double costOf(Work &&work)
{
    const double before = cpuMilliseconds();
    work();
    return cpuMilliseconds() - before;
}

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[std::min(
        values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

std::vector<cv::Mat> framesOf(const FaceScene &scene)
{
    const FaceStage stage(scene);
    std::vector<cv::Mat> frames;
    for (int index = 0; index < renderedFrames; ++index)
        frames.push_back(stage.frame(perFrame * index).bgr);
    return frames;
}

/// There and back, so that heads do not jump.
const cv::Mat &frameAt(const std::vector<cv::Mat> &frames, int index)
{
    const int last = static_cast<int>(frames.size()) - 1;
    const int place = index % (2 * last);
    return frames[static_cast<std::size_t>(place <= last ? place : 2 * last - place)];
}

/// All that is done to a frame between the camera and the window.
class Loop
{
public:
    Loop()
        : m_analyser(load())
    { }

    void run(const cv::Mat &frame)
    {
        const FrameAnalysis analysis = m_analyser.analyse(frame, m_at);
        const Guidance guidance = m_chooser.choose(analysis);
        m_steadiness.advance(guidance == Guidance::Hold && analysis.quality.isAcceptable(), m_at);
        m_preview = previewOf(frame, {640, 480});
        m_at += perFrame;
        m_faces += analysis.faces;
    }

    [[nodiscard]] int faces() const { return m_faces; }
    [[nodiscard]] FaceAnalyser &analyser() { return m_analyser; }

private:
    static FaceAnalyser load()
    {
        auto loaded = FaceAnalyser::load({}, QStringLiteral(EID_CASCADES));
        if (!loaded)
            qFatal("%s", qPrintable(loaded.error().detail));
        return std::move(*loaded);
    }

    FaceAnalyser m_analyser;
    GuidanceChooser m_chooser;
    Steadiness m_steadiness;
    Picture m_preview;
    milliseconds m_at{0};
    int m_faces = 0;
};

/// What no loop of this kind does without: gray, small, equalised, one pass of the quickest cascade
/// over faces of at least a quarter of the height.
class LowerBound
{
public:
    LowerBound()
    {
        if (!m_cascade.load(EID_CASCADES "/lbpcascades/lbpcascade_frontalface.xml"))
            qFatal("No cascade");
    }

    void run(const cv::Mat &frame)
    {
        cv::cvtColor(frame, m_gray, cv::COLOR_BGR2GRAY);
        cv::resize(m_gray, m_small, {320, 180}, 0, 0, cv::INTER_LINEAR);
        cv::equalizeHist(m_small, m_small);
        m_cascade.detectMultiScale(m_small, m_found, 1.1, 3, 0, {45, 45});
    }

private:
    cv::CascadeClassifier m_cascade;
    cv::Mat m_gray;
    cv::Mat m_small;
    std::vector<cv::Rect> m_found;
};

const auto group = QStringLiteral("face, 1280 x 720, one thread, CPU time");

void benchLoop(Report &report, const std::vector<std::vector<cv::Mat>> &sequences)
{
    LowerBound bound;
    std::vector<double> bounds;
    std::vector<double> loops;
    for (const auto &frames : sequences) {
        Loop loop;
        for (int index = 0; index < measuredFrames; ++index) {
            const cv::Mat &frame = frameAt(frames, index);
            bounds.push_back(costOf([&] { bound.run(frame); }));
            loops.push_back(costOf([&] { loop.run(frame); }));
        }
        if (loop.faces() < measuredFrames * 95 / 100)
            qFatal("The face was lost");
    }
    const double least = quantile(bounds, 0.5);
    report.add({group, QStringLiteral("lower bound: gray, resize, equalise, LBP"), least,
        QStringLiteral("ms"), std::nullopt});
    report.add({group, QStringLiteral("whole loop, median"), quantile(loops, 0.5),
        QStringLiteral("ms"), 2 * least});
    report.add({group, QStringLiteral("whole loop, 95 of 100"), quantile(loops, 0.95),
        QStringLiteral("ms"), 8});
    report.add({group, QStringLiteral("whole loop, longest"), quantile(loops, 1),
        QStringLiteral("ms"), std::nullopt});
}

void benchEmptyRoom(Report &report)
{
    FaceScene scene;
    scene.actors.clear();
    scene.backdrop = Backdrop::Office;
    const auto frames = framesOf(scene);
    Loop loop;
    std::vector<double> loops;
    for (int index = 0; index < measuredFrames; ++index)
        loops.push_back(costOf([&] { loop.run(frameAt(frames, index)); }));
    report.add({group, QStringLiteral("nobody there, median"), quantile(loops, 0.5),
        QStringLiteral("ms"), std::nullopt});
    report.add({group, QStringLiteral("nobody there, 95 of 100"), quantile(loops, 0.95),
        QStringLiteral("ms"), 8});
}

void benchMemory(Report &report, const std::vector<cv::Mat> &frames)
{
    Loop loop;
    for (int index = 0; index < manyFrames / 20; ++index)
        loop.run(frameAt(frames, index));
    const qint64 self = QCoreApplication::applicationPid();
    const double before = figuresOf(self).ownMebibytes;
    for (int index = 0; index < manyFrames; ++index)
        loop.run(frameAt(frames, index));
    const double after = figuresOf(self).ownMebibytes;
    report.add({group, QStringLiteral("memory before 10,000 frames"), before, QStringLiteral("MiB"),
        std::nullopt});
    report.add({group, QStringLiteral("memory gained by 10,000 frames"), after - before,
        QStringLiteral("MiB"), 1});
}

} // namespace

void benchFace(Report &report)
{
    std::vector<std::vector<cv::Mat>> sequences;
    for (const auto sitter : {Sitter::Astronaut, Sitter::Hopper}) {
        FaceScene scene;
        scene.actors.front().sitter = sitter;
        scene.backdrop = Backdrop::Office;
        sequences.push_back(framesOf(scene));
    }
    benchLoop(report, sequences);
    benchEmptyRoom(report);

    Loop loop;
    const double still = costOf([&] { (void)loop.analyser().examine(sequences.front().front()); });
    report.add({group, QStringLiteral("a picture by itself, examined"), still, QStringLiteral("ms"),
        std::nullopt});
    benchMemory(report, sequences.back());
}

} // namespace eid::bench
