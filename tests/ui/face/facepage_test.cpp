#include "core/base/errorwords.h"
#include "core/store/journal.h"
#include "core/store/store.h"
#include "tests/ui/face/facebench.h"
#include "ui/base/button.h"
#include "ui/base/theme.h"
#include "ui/face/portrait.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace eid;
using namespace eid::ui;

// The page as a user types into it and clicks it, on the real service, with the reference platform
// behind real TLS and a virtual card. The camera is posed.
class FacePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("facepage"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }

    void takesAndSendsByKeyboardAlone()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.reach(FaceStage::Explanation));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.flow().stage(), FaceStage::Camera);
        bench.engine.listener().viewChanged(PosedEngine::view(Guidance::TooDark));
        QTRY_VERIFY(bench.flow().latest());
        bench.key(Qt::Key_Space);
        QCOMPARE(bench.engine.takes(), 1);
        bench.engine.listener().pictureTaken(bench.online.picture());
        QTRY_COMPARE_WITH_TIMEOUT(bench.engine.checks().size(), qsizetype(1), FaceBench::patience);
        const PresenceChallenge challenge = bench.engine.checks().constFirst();
        QVERIFY(tellsHeadFromPicture(challenge));
        bench.engine.listener().presencePassed(bench.online.keyFrames(challenge));
        QVERIFY(bench.reach(FaceStage::Review));
        QVERIFY(!bench.engine.isOn());

        QVERIFY(bench.seen<QCheckBox>("consent")->hasFocus());
        bench.key(Qt::Key_Return); // without consent nothing goes on
        QCOMPARE(bench.flow().stage(), FaceStage::Review);
        bench.key(Qt::Key_Space);
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.flow().stage(), FaceStage::PinEntry);
        bench.type("471108");
        bench.key(Qt::Key_Return);
        QVERIFY(bench.page().isBusy());
        QVERIFY(bench.reach(FaceStage::Done));
        QVERIFY(!bench.page().isBusy());
        QVERIFY(bench.flow().outcome().sent);
        QVERIFY(bench.flow().outcome().comparison->accepted);
        QVERIFY(!bench.flow().hasPicture());
        QVERIFY(!bench.words("truth").isEmpty());
        QSignalSpy finished(&bench.page(), &Page::finished);
        bench.key(Qt::Key_Return);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(actions(bench), QStringList{u"face-sample-sent"_qs});
    }

    void takesAndSendsByClicks()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.reach(FaceStage::Explanation));
        auto *cameras = bench.seen<QComboBox>("cameras");
        QCOMPARE(cameras->count(), 2);
        QTest::keyClick(cameras, Qt::Key_Down);
        QVERIFY(bench.toReview());
        QCOMPARE(bench.engine.options().source, u"camera:/dev/video2"_qs);
        QVERIFY(!bench.engine.options().pipelines);
        QVERIFY(bench.page().findChild<Portrait *>()->isVisible());
        QVERIFY(!bench.seen<Button>("go")->isEnabled());
        QTest::mouseClick(bench.seen<QCheckBox>("consent"), Qt::LeftButton, {}, QPoint(8, 22));
        bench.press("go");
        QCOMPARE(bench.flow().stage(), FaceStage::PinEntry);
        bench.sendWithPin();
        QVERIFY(bench.reach(FaceStage::Done));
        QVERIFY(bench.flow().outcome().comparison->accepted);
    }

    void sendsNothingWithoutConsent()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.toReview());
        const int requests = bench.online.platform->statistics().requests;
        bench.press("go"); // not enabled
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.flow().stage(), FaceStage::Review);
        bench.seen<QCheckBox>("consent")->setChecked(true);
        bench.seen<QCheckBox>("consent")->setChecked(false); // and taken back
        bench.press("go");
        QCOMPARE(bench.flow().stage(), FaceStage::Review);
        QSignalSpy back(&bench.page(), &Page::backRequested);
        bench.press("cancel");
        QCOMPARE(back.count(), 1);
        bench.close();
        QCOMPARE(bench.online.platform->statistics().requests, requests);
        QCOMPARE(actions(bench), QStringList());
        QVERIFY(!bench.online.hasPictureInTheClear());
    }

    void takesItAgain()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.toReview());
        bench.press("again");
        QCOMPARE(bench.flow().stage(), FaceStage::Camera);
        QCOMPARE(bench.engine.started(), 2);
        QVERIFY(bench.engine.isOn());
        QVERIFY(!bench.flow().hasPicture());
        bench.engine.listener().pictureTaken(bench.online.picture());
        QTRY_COMPARE_WITH_TIMEOUT(bench.engine.checks().size(), qsizetype(2), FaceBench::patience);
        // What was done for one picture says nothing of another.
        QVERIFY(bench.engine.checks().at(0).nonce != bench.engine.checks().at(1).nonce);
        bench.engine.listener().presencePassed(
            bench.online.keyFrames(bench.engine.checks().constLast()));
        QVERIFY(bench.reach(FaceStage::Review));
        QVERIFY(!bench.seen<QCheckBox>("consent")->isChecked());
        bench.press("cancel");
    }

    void keepsTheSampleAsLongAsThePlatformIsOutOfReach()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.toPin());
        bench.online.platform.reset();
        bench.sendWithPin();
        QVERIFY(bench.reach(FaceStage::Done));
        QVERIFY(!bench.flow().outcome().sent);
        QVERIFY(bench.words("truth").contains(u"encrypted"));
        QVERIFY(!bench.online.hasPictureInTheClear());

        bench.online.startPlatform();
        bench.open();
        QVERIFY(bench.reach(FaceStage::Explanation));
        QTRY_VERIFY_WITH_TIMEOUT(bench.seen<QWidget>("waiting"), FaceBench::patience);
        bench.press("sendWaiting");
        QCOMPARE(bench.flow().stage(), FaceStage::PinEntry);
        QCOMPARE(bench.engine.started(), 1);
        bench.sendWithPin();
        QVERIFY(bench.reach(FaceStage::Done));
        QVERIFY(bench.flow().outcome().sent);
        QVERIFY(bench.flow().outcome().comparison->accepted);
        QCOMPARE(actions(bench), (QStringList{u"face-sample-kept"_qs, u"face-sample-sent"_qs}));
        bench.open();
        QVERIFY(bench.reach(FaceStage::Explanation));
        QTRY_VERIFY(bench.flow().waiting().isEmpty());
        QVERIFY(!bench.seen<QWidget>("waiting"));
    }

    void removesAWaitingSample()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.toPin());
        bench.online.platform.reset();
        bench.sendWithPin();
        QVERIFY(bench.reach(FaceStage::Done));
        bench.open();
        QTRY_VERIFY_WITH_TIMEOUT(bench.seen<QWidget>("waiting"), FaceBench::patience);
        bench.press("discardWaiting");
        QTRY_VERIFY_WITH_TIMEOUT(!bench.seen<QWidget>("waiting"), FaceBench::patience);
        QCOMPARE(
            actions(bench), (QStringList{u"face-sample-kept"_qs, u"face-sample-discarded"_qs}));
    }

    void asksForAWrongPinAgain()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.toPin());
        bench.sendWithPin("904417");
        QVERIFY(bench.reach(FaceStage::Sending));
        QVERIFY(bench.reach(FaceStage::PinEntry));
        QCOMPARE(bench.flow().error()->code, ErrorCode::PinWrong);
        QCOMPARE(bench.flow().pinStatus().triesLeft, 2);
        bench.sendWithPin();
        QVERIFY(bench.reach(FaceStage::Done));
        QVERIFY(bench.flow().outcome().sent);
    }

    void keepsTheLastTryAndTakesNoPictureInVain()
    {
        FaceBench bench;
        bench.online.desk.service.pull(bench.online.reader);
        QVERIFY(bench.online.desk.waitFor(bench.online.reader, CardPhase::Empty));
        QVERIFY(bench.online.card->setTriesLeft(sandbox::PivReference::Pin, 1).has_value());
        QVERIFY(bench.online.desk.insertAndRead(bench.online.reader, bench.online.contacts));
        bench.open();
        QVERIFY(bench.reach(FaceStage::Failed));
        QCOMPARE(bench.flow().error()->code, ErrorCode::PinLastTry);
        QCOMPARE(bench.engine.started(), 0);
        QCOMPARE(bench.online.card->triesLeft(sandbox::PivReference::Pin), 1);
    }

    void sendsAgainWhatWasTornOff()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.toPin());
        // 87 is the instruction of the command that signs.
        bench.online.contacts->arm(
            sandbox::parseFaults({QStringLiteral("pull-after=ins87")}).value());
        bench.sendWithPin();
        QVERIFY(bench.reach(FaceStage::Failed));
        QCOMPARE(bench.flow().error()->code, ErrorCode::CardRemoved);
        QCOMPARE(bench.errorTitle(), errorTitle(*bench.flow().error()));
        QCOMPARE(bench.flow().remains(), FaceRemains::Picture);
        bench.press("next");
        QVERIFY(bench.reach(FaceStage::AwaitCard));
        bench.online.desk.service.pull(bench.online.reader);
        bench.online.desk.service.insert(bench.online.reader, bench.online.contacts);
        QVERIFY(bench.reach(FaceStage::PinEntry));
        bench.sendWithPin();
        QVERIFY(bench.reach(FaceStage::Done));
        QVERIFY(bench.flow().outcome().comparison->accepted);
        QCOMPARE(bench.engine.started(), 1);
    }

    void goesBackToTheReviewWhenSendingIsGivenUp()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.toPin());
        QVERIFY(bench.online.platform->arm(
            sandbox::parsePlatformFaults({QStringLiteral("delay=1:20000@face-upload")}).value()));
        bench.sendWithPin();
        QTRY_VERIFY_WITH_TIMEOUT(bench.flow().progress()
                && bench.flow().progress()->stage == SampleProgress::Stage::Sending,
            FaceBench::patience);
        bench.key(Qt::Key_Escape);
        QVERIFY(bench.reach(FaceStage::Review));
        QVERIFY(!bench.seen<QCheckBox>("consent")->isChecked());
    }

    void saysWhatTheBackOfficeRefused()
    {
        FaceBench bench;
        bench.open();
        QVERIFY(bench.toCamera());
        TakenPicture picture = bench.online.picture();
        picture.face.leftEye = {330, 288};
        bench.engine.listener().pictureTaken(std::move(picture));
        QTRY_COMPARE_WITH_TIMEOUT(bench.engine.checks().size(), qsizetype(1), FaceBench::patience);
        bench.engine.listener().presencePassed(
            bench.online.keyFrames(bench.engine.checks().constLast()));
        QVERIFY(bench.reach(FaceStage::Review));
        QTest::keyClick(bench.seen<QCheckBox>("consent"), Qt::Key_Space);
        bench.press("go");
        bench.sendWithPin();
        QVERIFY(bench.reach(FaceStage::Failed));
        QCOMPARE(bench.flow().error()->code, ErrorCode::FaceSampleRefused);
        QCOMPARE(bench.flow().remains(), FaceRemains::Nothing);
        QVERIFY(!bench.flow().hasPicture());
        bench.press("next");
        QVERIFY(bench.reach(FaceStage::Explanation));
    }

    void saysThatThePlatformCannotBeReachedBeforeAPictureIsTaken()
    {
        FaceBench bench;
        bench.online.platform.reset();
        bench.open();
        QVERIFY(bench.reach(FaceStage::Explanation));
        bench.press("go");
        QVERIFY(bench.reach(FaceStage::Failed));
        QCOMPARE(bench.flow().error()->code, ErrorCode::PlatformUnreachable);
        QVERIFY(!bench.engine.isOn());
    }

private:
    /// What the journal says was done, the oldest first.
    static QStringList actions(const FaceBench &bench)
    {
        auto store = Store::open({.path = bench.online.folder.filePath(u"records.sqlite"_qs)});
        auto entries = store ? Journal(*store).list({}) : Result<QList<JournalEntry>>();
        QStringList actions;
        for (const JournalEntry &entry : entries ? *entries : QList<JournalEntry>())
            actions.prepend(entry.action);
        return actions;
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(FacePageTest)
#include "facepage_test.moc"
