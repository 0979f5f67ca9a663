#include "core/base/errorwords.h"
#include "tests/ui/face/facebench.h"
#include "tests/ui/face/heldcamera.h"
#include "tests/ui/samples/runningtimers.h"
#include "ui/base/button.h"
#include "ui/base/theme.h"
#include "ui/window/appearance.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"

#include <QComboBox>
#include <QSettings>
#include <QTest>

using namespace eid;
using namespace eid::ui;
using namespace std::chrono_literals;

// The page with real captures of a camera that comes, goes, and does not do as it should.
class FaceCameraTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("facecamera"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }

    void saysWhatIsWrongWithTheCamera_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("isInTheMiddle");
        QTest::newRow("absent") << ErrorCode::CameraMissing << false;
        QTest::newRow("denied") << ErrorCode::CameraDenied << false;
        QTest::newRow("busy") << ErrorCode::CameraBusy << false;
        QTest::newRow("wrong format") << ErrorCode::CameraFormat << false;
        QTest::newRow("pulled") << ErrorCode::CameraLost << true;
    }

    void saysWhatIsWrongWithTheCamera()
    {
        QFETCH(ErrorCode, code);
        QFETCH(bool, isInTheMiddle);
        FaceBench bench;
        HeldCamera held;
        const Error error{code, QStringLiteral("as it is"), std::nullopt};
        if (!isInTheMiddle)
            held.camera->refusal = error;
        open(bench, held);
        if (isInTheMiddle) {
            held.camera->give(20);
            QTRY_VERIFY_WITH_TIMEOUT(bench.flow().latest(), FaceBench::patience);
            held.camera->fail(error);
        }
        QVERIFY(bench.reach(FaceStage::Failed));
        QVERIFY(held.camera->isClosed());
        QCOMPARE(bench.errorTitle(), errorTitle(error));
        QVERIFY(!m_titles.contains(bench.errorTitle()));
        m_titles.insert(bench.errorTitle());
        QVERIFY(bench.seen<QWidget>("truth"));
        QTRY_VERIFY(runningTimers(bench.page()).isEmpty());

        // The window goes on, and so does the next camera.
        held.replace();
        bench.press("next");
        QCOMPARE(bench.flow().stage(), FaceStage::Explanation);
        bench.press("go");
        held.camera->give(20);
        QTRY_VERIFY_WITH_TIMEOUT(bench.flow().latest(), FaceBench::patience);
        QCOMPARE(bench.flow().latest()->frame, held.camera->format.size);
        bench.close();
        held.camera->awaitClosed();
    }

    void saysThatTheCameraIsFrozen()
    {
        FaceBench bench;
        HeldCamera held;
        open(bench, held);
        held.camera->give(20);
        QTRY_VERIFY_WITH_TIMEOUT(bench.flow().latest(), FaceBench::patience);
        held.clock->awaitWaiter();
        held.clock->advance(3s);
        QVERIFY(bench.reach(FaceStage::Failed));
        QCOMPARE(bench.errorTitle(), errorTitle({ErrorCode::CameraFrozen, {}, std::nullopt}));
        QVERIFY(!m_titles.contains(bench.errorTitle()));
        QVERIFY(held.camera->isClosed());
    }

    void releasesTheCameraWhenThePageIsLeft()
    {
        FaceBench bench;
        HeldCamera held;
        QSettings settings(m_home.filePath(u"settings.ini"_qs), QSettings::IniFormat);
        Appearance appearance(*qApp, settings);
        MainWindow window({.pinPage = {},
                              .renewalPage = {},
                              .facePage =
                                  [&](const QString &reader, QWidget *parent) {
                                      return new FacePage(
                                          {bench.online.desk.desk, *bench.online.service, {},
                                              [&] { return Result<FaceEngine *>(&held); }},
                                          reader, parent);
                                  },
                              .banner = {},
                              .refresh = {},
                              .now = &QDateTime::currentDateTimeUtc},
            appearance);
        window.setState(bench.online.desk.desk.state());
        window.show();
        window.openJob(FaceJob());
        auto *page = qobject_cast<FacePage *>(window.pages()->current());
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(
            page->flow().stage(), FaceStage::Explanation, FaceBench::patience);
        QTest::keyClick(page, Qt::Key_Return);
        held.camera->give(20);
        QTRY_VERIFY_WITH_TIMEOUT(page->flow().latest(), FaceBench::patience);
        QVERIFY(!held.camera->isClosed());
        QTest::keyClick(page, Qt::Key_Escape);
        QVERIFY(window.pages()->current() != page);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        held.camera->awaitClosed();
        QTRY_VERIFY(runningTimers(window).isEmpty());
    }

    void isLeftAtOnceAlthoughTheCameraHangs()
    {
        FaceBench bench;
        HeldCamera held;
        held.camera->hangsInOpen = true;
        open(bench, held);
        bench.close();
        QVERIFY(!held.camera->isClosed());
        held.camera->letGo();
        held.camera->awaitClosed();
    }

    void followsCamerasThatComeAndGo()
    {
        FaceBench bench;
        const QList<Camera> cameras = bench.engine.cameras();
        bench.engine.connectCameras({});
        bench.open();
        QVERIFY(bench.reach(FaceStage::Explanation));
        QCOMPARE(bench.errorTitle(), errorTitle({ErrorCode::CameraMissing, {}, std::nullopt}));
        QVERIFY(!bench.seen<Button>("go")->isEnabled());
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.flow().stage(), FaceStage::Explanation);
        QTRY_VERIFY(runningTimers(bench.page()).isEmpty());

        bench.engine.connectCameras(cameras);
        QTRY_VERIFY(bench.seen<Button>("go")->isEnabled());
        QVERIFY(bench.errorTitle().isEmpty());
        QCOMPARE(bench.seen<QComboBox>("cameras")->count(), 2);
        bench.engine.connectCameras({cameras.at(1)});
        QTRY_COMPARE(bench.flow().camera(), cameras.at(1).source);
        bench.press("go");
        QCOMPARE(bench.engine.options().source, cameras.at(1).source);
    }

    void offersAFilmByItself()
    {
        FaceBench bench;
        bench.engine.connectCameras({});
        bench.open(bench.engine, u"sequence:/film/%04d.jpg"_qs);
        QVERIFY(bench.reach(FaceStage::Explanation));
        QCOMPARE(bench.seen<QComboBox>("cameras")->count(), 1);
        QVERIFY(!bench.seen<QComboBox>("cameras")->currentText().isEmpty());
        bench.press("go");
        QCOMPARE(bench.engine.options().source, u"sequence:/film/%04d.jpg"_qs);
    }

    void saysThatTheEngineIsMissing()
    {
        FaceBench bench;
        const Error missing{ErrorCode::FaceEngineMissing, u"it is not there"_qs, std::nullopt};
        bench.openWithout(missing);
        QVERIFY(bench.reach(FaceStage::Failed));
        QCOMPARE(bench.errorTitle(), errorTitle(missing));
    }

    void loadsNoEngineBeforeThePageIsOpened()
    {
        FaceBench bench;
        bool isLoaded = false;
        const FaceServices services{bench.online.desk.desk, *bench.online.service, {}, [&] {
                                        isLoaded = true;
                                        return Result<FaceEngine *>(&bench.engine);
                                    }};
        QVERIFY(!isLoaded);
        FacePage page(services, testing::OnlineSamples::reader);
        QTRY_COMPARE_WITH_TIMEOUT(page.flow().stage(), FaceStage::Explanation, FaceBench::patience);
        QVERIFY(isLoaded);
        QVERIFY(!bench.engine.isOn()); // and no camera before it is wanted
    }

private:
    static void open(FaceBench &bench, HeldCamera &held)
    {
        bench.open(held);
        QVERIFY(bench.reach(FaceStage::Explanation));
        bench.press("go");
        QCOMPARE(bench.flow().stage(), FaceStage::Camera);
    }

    QTemporaryDir m_home;
    QSet<QString> m_titles; ///< of all that went wrong
};

QTEST_MAIN(FaceCameraTest)
#include "facecamera_test.moc"
