#include "core/facecamera/framegrabber.h"
#include "tests/core/facecamera/fakesource.h"
#include "tests/core/facecamera/manualclock.h"

#include <QtTest>

#include <future>

using namespace eid;
using namespace std::chrono_literals;

namespace {

int blueOf(const Result<GrabbedFrame> &frame)
{
    return frame ? frame->bgr.at<cv::Vec3b>(0, 0)[0] : -1;
}

ErrorCode codeOf(const Result<GrabbedFrame> &frame)
{
    return frame ? ErrorCode::Internal : frame.error().code;
}

} // namespace

class FrameGrabberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesTheLatestFrame();
    void waitsForAFrame();
    void tellsWhyItDoesNotOpen_data();
    void tellsWhyItDoesNotOpen();
    void tellsOfTheEndAfterTheLastFrame();
    void tellsThatItIsFrozen();
    void tellsThatItDoesNotOpen();
    void leavesAThreadThatHangs();
    void canBeInterrupted();
    void closesWhenItGoes();
    void playsFilmsInTheirTime();
    void dropsFramesOfASlowReader();
    void playsFilmsAsFastAsTheyAreRead();

private:
    std::unique_ptr<FrameGrabber> grabber(GrabOptions options = {}) const
    {
        return std::make_unique<FrameGrabber>(FakeCamera::sourceOf(m_camera), options, m_clock);
    }
    static std::future<Result<GrabbedFrame>> nextOf(FrameGrabber &frames)
    {
        return std::async(std::launch::async, [&frames] { return frames.next(); });
    }

    std::shared_ptr<FakeCamera> m_camera;
    std::shared_ptr<ManualClock> m_clock;
};

void FrameGrabberTest::init()
{
    m_camera = std::make_shared<FakeCamera>();
    m_clock = std::make_shared<ManualClock>();
}

void FrameGrabberTest::givesTheLatestFrame()
{
    m_camera->give(1);
    m_camera->give(2);
    m_camera->give(3);
    const auto frames = grabber();
    m_camera->awaitIdle();
    QCOMPARE(blueOf(frames->next()), 3);
    QCOMPARE(frames->format()->size, QSize(64, 48));
    m_clock->advance(40ms);
    m_camera->give(4);
    const auto frame = frames->next();
    QCOMPARE(blueOf(frame), 4);
    QCOMPARE(frame->at, 40ms);
}

void FrameGrabberTest::waitsForAFrame()
{
    const auto frames = grabber();
    auto next = nextOf(*frames);
    m_clock->awaitWaiter();
    m_camera->give(5);
    QCOMPARE(blueOf(next.get()), 5);
}

void FrameGrabberTest::tellsWhyItDoesNotOpen_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("absent") << ErrorCode::CameraMissing;
    QTest::newRow("denied") << ErrorCode::CameraDenied;
    QTest::newRow("busy") << ErrorCode::CameraBusy;
    QTest::newRow("format") << ErrorCode::CameraFormat;
}

void FrameGrabberTest::tellsWhyItDoesNotOpen()
{
    QFETCH(ErrorCode, code);
    m_camera->refusal = Error{code, QStringLiteral("as it is"), std::nullopt};
    const auto frames = grabber();
    const auto frame = frames->next();
    QVERIFY(!frame);
    QCOMPARE(frame.error(), *m_camera->refusal);
    QCOMPARE(codeOf(frames->next()), code);
    m_camera->awaitClosed();
    QVERIFY(!frames->format());
}

void FrameGrabberTest::tellsOfTheEndAfterTheLastFrame()
{
    m_camera->give(1);
    m_camera->give(2);
    m_camera->fail({ErrorCode::CameraLost, {}, std::nullopt});
    const auto frames = grabber();
    m_camera->awaitClosed();
    QCOMPARE(blueOf(frames->next()), 2);
    QCOMPARE(codeOf(frames->next()), ErrorCode::CameraLost);
    QCOMPARE(codeOf(frames->next()), ErrorCode::CameraLost);
}

void FrameGrabberTest::tellsThatItIsFrozen()
{
    const auto frames = grabber();
    m_camera->awaitIdle();
    auto first = nextOf(*frames);
    m_clock->awaitWaiter();
    m_clock->advance(2999ms);
    m_camera->give(1);
    QCOMPARE(blueOf(first.get()), 1);

    auto second = nextOf(*frames);
    m_clock->awaitWaiter();
    m_clock->advance(3000ms);
    QCOMPARE(codeOf(second.get()), ErrorCode::CameraFrozen);
    m_camera->awaitClosed();
    QCOMPARE(codeOf(frames->next()), ErrorCode::CameraFrozen);
}

void FrameGrabberTest::tellsThatItDoesNotOpen()
{
    m_camera->hangsInOpen = true;
    const auto frames = grabber();
    auto next = nextOf(*frames);
    m_clock->awaitWaiter();
    m_clock->advance(30s);
    QCOMPARE(codeOf(next.get()), ErrorCode::CameraFrozen);
    m_camera->letGo();
    m_camera->awaitClosed();
}

void FrameGrabberTest::leavesAThreadThatHangs()
{
    m_camera->hangsInRead = true;
    auto frames = grabber();
    QVERIFY(!frames->end(0ms));
    frames.reset(); // comes back although the thread does not
    QVERIFY(!m_camera->isClosed());
    m_camera->give(1);
    m_camera->letGo();
    m_camera->awaitClosed();
}

void FrameGrabberTest::canBeInterrupted()
{
    const auto frames = grabber();
    auto next = nextOf(*frames);
    m_clock->awaitWaiter();
    frames->interrupt();
    QCOMPARE(codeOf(next.get()), ErrorCode::Cancelled);
    QCOMPARE(codeOf(frames->next()), ErrorCode::Cancelled);
    m_camera->awaitClosed();
}

void FrameGrabberTest::closesWhenItGoes()
{
    m_camera->give(1);
    auto frames = grabber();
    QCOMPARE(blueOf(frames->next()), 1);
    QVERIFY(!m_camera->isClosed());
    frames.reset();
    QVERIFY(m_camera->isClosed());
}

void FrameGrabberTest::playsFilmsInTheirTime()
{
    m_camera->isLive = false;
    m_camera->format.framesPerSecond = 10;
    for (int blue = 1; blue <= 3; ++blue)
        m_camera->give(blue);
    m_camera->fail({ErrorCode::CameraLost, {}, std::nullopt});
    const auto frames = grabber();
    QCOMPARE(blueOf(frames->next()), 1);
    for (int blue = 2; blue <= 3; ++blue) {
        m_clock->awaitWaiter();
        m_clock->advance(100ms);
        const auto frame = frames->next();
        QCOMPARE(blueOf(frame), blue);
        QCOMPARE(frame->at, 100ms * (blue - 1));
    }
    QCOMPARE(codeOf(frames->next()), ErrorCode::CameraLost);
}

void FrameGrabberTest::dropsFramesOfASlowReader()
{
    m_camera->isLive = false;
    m_camera->format.framesPerSecond = 10;
    for (int blue = 1; blue <= 9; ++blue)
        m_camera->give(blue);
    const auto frames = grabber();
    m_clock->awaitWaiter();
    m_clock->advance(5s);
    m_camera->awaitIdle();
    const auto frame = frames->next();
    QCOMPARE(blueOf(frame), 9);
    QCOMPARE(frame->at, 800ms);
}

void FrameGrabberTest::playsFilmsAsFastAsTheyAreRead()
{
    m_camera->isLive = false;
    m_camera->format.framesPerSecond = 10;
    for (int blue = 1; blue <= 9; ++blue)
        m_camera->give(blue);
    m_camera->fail({ErrorCode::CameraLost, {}, std::nullopt});
    GrabOptions options;
    options.inRealTime = false;
    const auto frames = grabber(options);
    for (int blue = 1; blue <= 9; ++blue) {
        const auto frame = frames->next();
        QCOMPARE(blueOf(frame), blue);
        QCOMPARE(frame->at, 100ms * (blue - 1));
    }
    QCOMPARE(codeOf(frames->next()), ErrorCode::CameraLost);
}

QTEST_GUILESS_MAIN(FrameGrabberTest)
#include "framegrabber_test.moc"
