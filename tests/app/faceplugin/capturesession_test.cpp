#include "app/faceplugin/capturesession.h"
#include "core/facecamera/picturefile.h"
#include "core/facevision/opencvsetup.h"
#include "tests/app/faceplugin/listenerspy.h"
#include "tests/core/facecamera/fakesource.h"
#include "tests/core/facecamera/manualclock.h"
#include "tests/core/qrcode/drawncode.h"
#include "tests/sandbox/faces/facescene.h"

#include <QtTest>

#include <opencv2/imgproc.hpp>

using namespace eid;
using namespace std::chrono_literals;
using sandbox::FaceScene;
using sandbox::FaceStage;

namespace {

constexpr int framesPerSecond = 20;
constexpr std::chrono::milliseconds perFrame(1000 / framesPerSecond);

} // namespace

/// The session with a camera in the test's hands; frames are shown one after the other.
class CaptureSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUpOpenCv(); }
    void init();
    void cleanup();
    void takesThePictureByItself();
    void takesNoneThatIsNotGood();
    void takesOneNow();
    void takesItAnew();
    void waitsForAPersonToBeAlone();
    void passesAPersonWhoDoesWhatIsAsked();
    void givesASecondTry();
    void asksForNothingBeforeThePicture();
    void showsWhatItSees();
    void readsCodesAndLooksForNoFace();
    void tellsWhyItEnds_data();
    void tellsWhyItEnds();
    void tellsThatTheCameraIsFrozen();
    void tellsThatTheEngineIsNotWhole();
    void isSilentOnceItIsGone();
    void goesAlthoughTheCameraHangs();

private:
    void start(bool automatic = true, const QString &cascades = QStringLiteral(EID_CASCADES));
    /// Shows \a scene for \a duration from where the last one has ended.
    void show(const FaceScene &scene, std::chrono::milliseconds duration);
    /// A person who turns to the left, then blinks, from now on.
    FaceScene moving() const;
    PresenceProgress::State awaitPresenceEnd();
    static PresenceChallenge challenge()
    {
        return {QStringLiteral("c"), QByteArray(16, 'n'),
            {PresenceMovement::TurnLeft, PresenceMovement::Blink}, {}};
    }
    static FaceScene good() { return {}; }
    static FaceScene nobody()
    {
        FaceScene scene;
        scene.actors.clear();
        return scene;
    }
    static FaceScene dark()
    {
        FaceScene scene;
        scene.gain = 0.1;
        return scene;
    }

    std::shared_ptr<FakeCamera> m_camera;
    std::shared_ptr<ManualClock> m_clock;
    std::unique_ptr<ListenerSpy> m_spy;
    std::unique_ptr<ThreadKeeper> m_threads;
    std::unique_ptr<CaptureSession> m_session;
    std::chrono::milliseconds m_time{0};
};

void CaptureSessionTest::init()
{
    m_camera = std::make_shared<FakeCamera>();
    m_camera->isLive = false;
    m_camera->format = {QSize(1280, 720), framesPerSecond, {}};
    m_clock = std::make_shared<ManualClock>();
    m_spy = std::make_unique<ListenerSpy>();
    m_threads = std::make_unique<ThreadKeeper>();
    m_time = 0ms;
}

void CaptureSessionTest::cleanup()
{
    m_session.reset();
    m_camera->letGo();
    m_camera->awaitClosed();
    m_threads.reset();
}

void CaptureSessionTest::start(bool automatic, const QString &cascades)
{
    CaptureOptions options;
    options.automatic = automatic;
    options.inRealTime = false;
    m_session = std::make_unique<CaptureSession>(
        CaptureParts{FakeCamera::sourceOf(m_camera), options, {}, cascades, m_clock}, *m_spy,
        *m_threads);
}

void CaptureSessionTest::show(const FaceScene &scene, std::chrono::milliseconds duration)
{
    const FaceStage stage(scene);
    for (const auto end = m_time + duration; m_time < end; m_time += perFrame)
        m_camera->give(stage.frame(m_time).bgr);
}

void CaptureSessionTest::takesThePictureByItself()
{
    show(good(), 2000ms);
    m_camera->fail({ErrorCode::CameraLost, {}, std::nullopt});
    start();
    QCOMPARE(m_spy->awaitFailure().code, ErrorCode::CameraLost);
    QVERIFY(m_camera->isClosed()); // before anybody hears of it
    QCOMPARE(m_spy->pictures.size(), std::size_t(1)); // although all went on holding
    QVERIFY(m_spy->steadiest > 0.5);

    const TakenPicture &picture = m_spy->pictures.front();
    QCOMPARE(QSize(picture.width, picture.height), QSize(480, 640));
    QVERIFY(picture.quality.isAcceptable());
    QVERIFY(std::abs(picture.face.interEyeDistance() - 120) < 0.5);
    QVERIFY(std::abs(picture.face.rightEye.y() - 288) < 0.5);
    QCOMPARE(picture.taken.timeSpec(), Qt::UTC);
    const auto decoded = decodePicture(picture.jpeg.octets());
    QVERIFY(decoded);
    QCOMPARE(decoded->size(), cv::Size(480, 640));
    QVERIFY(picture.jpeg.size() > 20'000 && picture.jpeg.size() < 200'000);
}

void CaptureSessionTest::takesNoneThatIsNotGood()
{
    show(dark(), 2000ms);
    m_camera->fail({ErrorCode::CameraLost, {}, std::nullopt});
    start();
    m_spy->awaitFailure();
    QVERIFY(m_spy->pictures.empty());
    QCOMPARE(m_spy->steadiest, 0.0);
    QVERIFY(std::ranges::find(m_spy->guidance, Guidance::Hold) == m_spy->guidance.end());
}

void CaptureSessionTest::takesOneNow()
{
    FaceScene small; // too far away, all else is well
    small.actors.front().interEyeDistance = 0.1;
    start(false);
    m_session->takeNow();
    show(small, 1000ms);
    m_spy->awaitPictures(1);
    const QualityRecord &quality = m_spy->pictures.front().quality;
    QVERIFY(!quality.isAcceptable());
    QVERIFY(!quality.of(QualityMeasure::InterEyeDistance)->holds);
    QVERIFY(quality.of(QualityMeasure::SingleFacePresent)->holds);
}

void CaptureSessionTest::takesItAnew()
{
    start();
    show(good(), 2000ms);
    m_spy->awaitPictures(1);
    m_session->retake();
    show(good(), 2000ms);
    m_spy->awaitPictures(2);
    QVERIFY(m_spy->pictures[0].taken <= m_spy->pictures[1].taken);
}

void CaptureSessionTest::waitsForAPersonToBeAlone()
{
    FaceScene two;
    two.actors.resize(2);
    two.actors[0].eyes = {0.27, 0.4};
    two.actors[1].eyes = {0.75, 0.4};
    two.actors[1].sitter = sandbox::Sitter::Astronaut;
    start(false);
    m_session->takeNow();
    // Until a second face is looked for and found.
    show(two, 100ms);
    m_spy->await([](const ListenerSpy &spy) { return spy.views >= 2; });
    QVERIFY(m_spy->pictures.empty());
    QCOMPARE(m_spy->view->guidance, Guidance::SeveralFaces);
}

FaceScene CaptureSessionTest::moving() const
{
    using Kind = sandbox::Movement::Kind;
    FaceScene scene = good();
    scene.actors.front().movements = {
        {Kind::TurnLeft, m_time + 900ms, 1500ms, 20},
        {Kind::Blink, m_time + 3400ms, 600ms, 1},
    };
    return scene;
}

PresenceProgress::State CaptureSessionTest::awaitPresenceEnd()
{
    std::optional<PresenceProgress::State> end;
    m_spy->await([&end](const ListenerSpy &spy) {
        if (spy.view && spy.view->presence
            && spy.view->presence->state != PresenceProgress::State::Running)
            end = spy.view->presence->state;
        return end.has_value();
    });
    return *end;
}

void CaptureSessionTest::passesAPersonWhoDoesWhatIsAsked()
{
    start();
    show(good(), 2000ms);
    m_spy->awaitPictures(1);
    m_session->beginPresence(challenge());
    show(moving(), 5500ms);
    QCOMPARE(awaitPresenceEnd(), PresenceProgress::State::Passed);
    m_camera->fail({ErrorCode::CameraLost, {}, std::nullopt});
    m_spy->awaitFailure();
    QCOMPARE(m_spy->passed.size(), std::size_t(1));
    const std::vector<KeyFrame> &keyFrames = m_spy->passed.front();
    QCOMPARE(keyFrames.size(), std::size_t(2));
    QCOMPARE(keyFrames[0].movement, PresenceMovement::TurnLeft);
    QCOMPARE(keyFrames[1].movement, PresenceMovement::Blink);
    QVERIFY(keyFrames[0].millisecondsAfterStart > 900);
    QVERIFY(keyFrames[0].millisecondsAfterStart < keyFrames[1].millisecondsAfterStart);
    for (const KeyFrame &frame : keyFrames)
        QCOMPARE(decodePicture(frame.jpeg.octets())->size(), cv::Size(640, 360));
    QCOMPARE(m_spy->pictures.size(), std::size_t(1));
}

void CaptureSessionTest::givesASecondTry()
{
    start();
    show(good(), 2000ms);
    m_spy->awaitPictures(1);
    m_session->beginPresence(challenge());
    show(good(), 500ms);
    show(nobody(), 4s);
    QCOMPARE(awaitPresenceEnd(), PresenceProgress::State::TryAgain);
    m_camera->awaitIdle();
    m_session->beginPresence(challenge());
    show(moving(), 5500ms);
    m_spy->await([](const ListenerSpy &spy) { return !spy.passed.empty(); });
}

void CaptureSessionTest::asksForNothingBeforeThePicture()
{
    start(false);
    m_session->beginPresence(challenge());
    show(good(), 200ms);
    m_spy->await([](const ListenerSpy &spy) { return spy.views >= 3; });
    QVERIFY(!m_spy->view->presence);
}

void CaptureSessionTest::showsWhatItSees()
{
    start(false);
    show(good(), 500ms);
    m_spy->await([](const ListenerSpy &spy) { return spy.views >= 10; });
    const CaptureView &view = *m_spy->view;
    QCOMPARE(view.frame, QSize(1280, 720));
    QCOMPARE(QSize(view.preview.width(), view.preview.height()), QSize(640, 360));
    QCOMPARE(view.preview.format(), PixelFormat::Bgrx32);
    QVERIFY(view.face);
    const auto truth = FaceStage(good()).frame(m_time - perFrame).faces.front();
    QVERIFY(QLineF(view.face->rightEye, truth.rightEye).length() < truth.interEyeDistance() * 0.1);
    QVERIFY(!view.meters.values.isEmpty());
    QVERIFY(!view.presence);
}

void CaptureSessionTest::readsCodesAndLooksForNoFace()
{
    const OwnPicture drawn = draw(codeOf("openid-credential-offer://?a"), {.degrees = 8});
    cv::Mat code;
    cv::cvtColor(cv::Mat(drawn.height, drawn.width, CV_8UC1,
                     const_cast<std::uint8_t *>(drawn.octets.data())),
        code, cv::COLOR_GRAY2BGR);
    show(good(), 2000ms);
    m_camera->give(code);
    CaptureOptions options;
    options.inRealTime = false;
    options.readsCodes = true;
    // No folder with models is needed.
    m_session = std::make_unique<CaptureSession>(
        CaptureParts{FakeCamera::sourceOf(m_camera), options, {}, {}, m_clock}, *m_spy, *m_threads);
    m_session->takeNow();
    m_session->beginPresence(challenge());
    m_spy->await([](const ListenerSpy &told) { return told.view && !told.view->codes.isEmpty(); });
    QCOMPARE(m_spy->view->codes, QStringList(QStringLiteral("openid-credential-offer://?a")));
    QVERIFY(!m_spy->view->preview.isNull());
    QCOMPARE(m_spy->view->frame, QSize(drawn.width, drawn.height));
    QVERIFY(!m_spy->view->face);
    QVERIFY(!m_spy->view->presence);
    QVERIFY(m_spy->pictures.empty());
}

void CaptureSessionTest::tellsWhyItEnds_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("opens");
    QTest::newRow("absent") << ErrorCode::CameraMissing << false;
    QTest::newRow("denied") << ErrorCode::CameraDenied << false;
    QTest::newRow("busy") << ErrorCode::CameraBusy << false;
    QTest::newRow("wrong format") << ErrorCode::CameraFormat << false;
    QTest::newRow("pulled") << ErrorCode::CameraLost << true;
}

void CaptureSessionTest::tellsWhyItEnds()
{
    QFETCH(ErrorCode, code);
    QFETCH(bool, opens);
    const Error error{code, QStringLiteral("as it is"), std::nullopt};
    if (opens) {
        show(good(), 100ms);
        m_camera->fail(error);
    } else {
        m_camera->refusal = error;
    }
    start();
    QCOMPARE(m_spy->awaitFailure(), error);
    QVERIFY(m_camera->isClosed());
    QCOMPARE(m_spy->views, opens ? 2 : 0);
    m_session->takeNow(); // does no harm
}

void CaptureSessionTest::tellsThatTheCameraIsFrozen()
{
    m_camera->isLive = true;
    start();
    m_camera->give(1);
    m_spy->await([](const ListenerSpy &spy) { return spy.views == 1; });
    m_clock->awaitWaiter();
    m_clock->advance(3s);
    QCOMPARE(m_spy->awaitFailure().code, ErrorCode::CameraFrozen);
}

void CaptureSessionTest::tellsThatTheEngineIsNotWhole()
{
    start(true, QStringLiteral("/nonexistent"));
    QCOMPARE(m_spy->awaitFailure().code, ErrorCode::FaceEngineMissing);
    QVERIFY(m_camera->isClosed());
}

void CaptureSessionTest::isSilentOnceItIsGone()
{
    start();
    show(good(), 100ms);
    m_spy->await([](const ListenerSpy &spy) { return spy.views >= 2; });
    m_session.reset();
    const int views = m_spy->views;
    m_camera->give(1);
    m_camera->awaitClosed();
    m_threads->joinAll();
    QCOMPARE(m_spy->views, views);
    QVERIFY(!m_spy->failure);
}

void CaptureSessionTest::goesAlthoughTheCameraHangs()
{
    m_camera->hangsInRead = true;
    start();
    m_session.reset();
    m_threads->joinAll();
    QVERIFY(!m_camera->isClosed());
    m_camera->letGo();
    m_camera->awaitClosed();
    QCOMPARE(m_spy->views, 0);
}

QTEST_GUILESS_MAIN(CaptureSessionTest)
#include "capturesession_test.moc"
