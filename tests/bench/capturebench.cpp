#include "tests/bench/capturebench.h"

#include "core/face/faceengine.h"
#include "tests/bench/processprobe.h"
#include "tests/bench/report.h"
#include "tests/core/facecamera/testfilms.h"
#include "tests/sandbox/faces/facescene.h"

#include <QCoreApplication>
#include <QSemaphore>
#include <QTemporaryDir>

#include <algorithm>

namespace eid::bench {

namespace {

constexpr int framesOfScene = 60;
constexpr int framesOfFilm = 900;
/// Until all that a capture keeps is there.
constexpr int framesAtFirst = 150;

/// Counts, looks at the process on the way, and tells when the film is over.
class Counter : public CaptureListener
{
public:
    void viewChanged(CaptureView) override
    {
        ++views;
        if (views == framesAtFirst)
            before = figuresOf(QCoreApplication::applicationPid());
        else if (views == framesOfFilm)
            after = figuresOf(QCoreApplication::applicationPid());
    }
    void pictureTaken(TakenPicture) override { }
    void presencePassed(std::vector<KeyFrame>) override { }
    void failed(Error) override { ended.release(); }

    // To be looked at once it has ended.
    int views = 0;
    ProcessFigures before = {};
    ProcessFigures after = {};
    QSemaphore ended;
};

bool writePerson(const QString &path)
{
    const sandbox::FaceStage stage(sandbox::FaceScene{});
    std::vector<cv::Mat> scene;
    for (int index = 0; index < framesOfScene; ++index)
        scene.push_back(stage.frame(std::chrono::milliseconds(index * 33)).bgr);
    std::vector<cv::Mat> frames;
    for (int index = 0; index < framesOfFilm; ++index)
        frames.push_back(scene[static_cast<std::size_t>(index % framesOfScene)]);
    return writeFilm(path, frames);
}

} // namespace

void benchCapture(Report &report)
{
    const QString group = QStringLiteral("face capture, 1280 × 720 MJPG");
    const QTemporaryDir folder;
    const QString film = folder.filePath(QStringLiteral("person.avi"));
    if (!writePerson(film))
        qFatal("No film");
    const auto engine = loadFaceEngine();
    if (!engine)
        qFatal("No face engine");
    CaptureOptions options;
    options.source = QStringLiteral("file:") + film;
    options.inRealTime = false;
    Counter counter;
    const auto capture = (*engine)->start(options, counter);
    if (!capture)
        qFatal("No capture");
    counter.ended.acquire();

    const int frames = counter.views - framesAtFirst;
    report.add({group, QStringLiteral("frames analysed"), static_cast<double>(counter.views),
        QStringLiteral("frames"), {}, framesOfFilm});
    // With reading, decoding, the preview and the wiping.
    report.add({group, QStringLiteral("CPU time of a frame, file to preview"),
        1000 * (counter.after.cpuSeconds - counter.before.cpuSeconds) / std::max(1, frames),
        QStringLiteral("ms"), {}});
    report.add({group, QStringLiteral("memory gained over %1 frames").arg(frames),
        counter.after.pssMebibytes - counter.before.pssMebibytes, QStringLiteral("MiB"), 4});
}

} // namespace eid::bench
