#include "core/face/facewords.h"
#include "tests/ui/face/facebench.h"
#include "tests/ui/samples/runningtimers.h"
#include "tests/ui/samples/visibletexts.h"
#include "translations/languages.h"
#include "ui/base/button.h"
#include "ui/base/note.h"
#include "ui/base/theme.h"
#include "ui/camera/captureinbox.h"
#include "ui/face/cameraview.h"
#include "ui/face/meters.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace eid;
using namespace eid::ui;

namespace {

PresenceProgress running(int movement, bool settling, double done = 0)
{
    PresenceProgress progress;
    progress.movement = movement;
    progress.settling = settling;
    progress.done = done;
    return progress;
}

PresenceProgress ended(PresenceProgress::State state, PresenceFailure failure)
{
    PresenceProgress progress;
    progress.state = state;
    progress.failure = failure;
    return progress;
}

} // namespace

// What is said and shown before the camera, of whose frames each is told by hand.
class CameraViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("cameraview"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }

    void init()
    {
        m_bench = std::make_unique<FaceBench>();
        m_bench->open();
        QVERIFY(m_bench->toCamera());
    }
    void cleanup() { m_bench.reset(); }

    void asksForOneThingAtATime()
    {
        QVERIFY(!m_bench->words("guidance").isEmpty());
        QVERIFY(!m_bench->seen<Button>("take")->isEnabled());
        for (const Guidance guidance : allGuidance()) {
            show(PosedEngine::view(guidance));
            QVERIFY2(m_bench->words("guidance").startsWith(guidanceWords(guidance)),
                qPrintable(m_bench->words("guidance")));
            QCOMPARE(m_bench->seen<CameraView>("")->accessibleName(), guidanceWords(guidance));
            QCOMPARE(m_bench->seen<Button>("take")->isEnabled(), guidance != Guidance::NoFace);
        }
    }

    void tellsScreenReadersOnceWhatChanges()
    {
        show(PosedEngine::view(Guidance::TooDark));
        const auto *note = m_bench->seen<Note>("guidance");
        QSignalSpy announced(note, &Note::announced);
        for (int frame = 0; frame < 30; ++frame)
            show(PosedEngine::view(Guidance::TooDark));
        QCOMPARE(announced.count(), 0);
        for (int frame = 0; frame < 30; ++frame)
            show(PosedEngine::view(Guidance::ComeCloser));
        QCOMPARE(announced.count(), 1);
        QCOMPARE(note->accessibleName(), guidanceWords(Guidance::ComeCloser));
        show(PosedEngine::view(Guidance::Hold));
        QCOMPARE(announced.count(), 2);
    }

    void showsTheMetersWhenAsked()
    {
        show(PosedEngine::view(Guidance::TooDark));
        auto *meters = m_bench->page().findChild<Meters *>();
        QVERIFY(!meters->isVisible());
        auto *toggle = m_bench->seen<Button>("showMeters");
        QTest::keyClick(toggle, Qt::Key_Space);
        show(PosedEngine::view(Guidance::TooDark));
        QVERIFY(meters->isVisible());
        QVERIFY(!meters->accessibleName().isEmpty());
        QCOMPARE(
            meters->accessibleDescription(), qualityMeasureWords(QualityMeasure::LuminanceMean));
        show(PosedEngine::view(Guidance::Blurred));
        QCOMPARE(meters->accessibleDescription(), qualityMeasureWords(QualityMeasure::Sharpness));
        QTest::keyClick(toggle, Qt::Key_Space);
        QVERIFY(!meters->isVisible());
    }

    void takesThePictureByKeyAndButton()
    {
        m_bench->key(Qt::Key_Space); // nothing was seen yet
        QCOMPARE(m_bench->engine.takes(), 0);
        show(PosedEngine::view(Guidance::ComeCloser));
        m_bench->key(Qt::Key_Space);
        QCOMPARE(m_bench->engine.takes(), 1);
        m_bench->press("take");
        QCOMPARE(m_bench->engine.takes(), 2);
        m_bench->key(Qt::Key_Return);
        QCOMPARE(m_bench->engine.takes(), 3);
        // A key that is held down was pressed for something else.
        m_bench->page().firstFocus()->setFocus();
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_qs, true);
        QCoreApplication::sendEvent(m_bench->page().focusWidget(), &held);
        QCOMPARE(m_bench->engine.takes(), 3);
        m_bench->engine.listener().pictureTaken(m_bench->online.picture());
        QTRY_VERIFY(m_bench->flow().hasPicture());
        m_bench->key(Qt::Key_Space);
        QCOMPARE(m_bench->engine.takes(), 3);
    }

    void leadsThroughTheMovements()
    {
        toChallenge();
        const PresenceChallenge challenge = m_bench->engine.checks().constFirst();
        for (int index = 0; index < challenge.movements.size(); ++index) {
            show(PosedEngine::view(running(index, true)));
            QVERIFY(!says(presenceMovementWords(challenge.movements.at(index))));
            QVERIFY(!m_bench->words("guidance").isEmpty());
            show(PosedEngine::view(running(index, false, 0.5)));
            QVERIFY(says(presenceMovementWords(challenge.movements.at(index))));
            QVERIFY(!m_bench->seen<Button>("take"));
        }
        QVERIFY(m_bench->engine.isOn());
    }

    void givesASecondTryAndNoThird()
    {
        using State = PresenceProgress::State;
        toChallenge();
        show(PosedEngine::view(ended(State::TryAgain, PresenceFailure::FlatPicture)));
        QVERIFY(says(presenceFailureWords(PresenceFailure::FlatPicture)));
        m_bench->press("take"); // which offers the second try now
        QCOMPARE(m_bench->engine.checks().size(), qsizetype(2));
        QCOMPARE(m_bench->engine.checks().at(1), m_bench->engine.checks().at(0));
        show(PosedEngine::view(running(0, true)));
        QVERIFY(!says(presenceFailureWords(PresenceFailure::FlatPicture)));
        m_bench->engine.listener().viewChanged(
            PosedEngine::view(ended(State::Failed, PresenceFailure::TooLate)));
        QVERIFY(m_bench->reach(FaceStage::Failed));
        QCOMPARE(m_bench->flow().error()->code, ErrorCode::FacePresenceFailed);
        QCOMPARE(m_bench->flow().error()->detail, identifierOf(PresenceFailure::TooLate));
        QVERIFY(!m_bench->engine.isOn());
        QVERIFY(!m_bench->flow().hasPicture());
        QCOMPARE(m_bench->flow().remains(), FaceRemains::Nothing);
    }

    void dropsFramesThatComeTooFast()
    {
        CaptureInbox inbox;
        QList<Guidance> shown;
        connect(&inbox, &CaptureInbox::viewCame,
            [&](const CaptureView &view) { shown.append(view.guidance); });
        for (int frame = 0; frame < 1000; ++frame)
            inbox.viewChanged(PosedEngine::view(Guidance::HoldStill));
        inbox.viewChanged(PosedEngine::view(Guidance::Hold));
        QCoreApplication::sendPostedEvents(&inbox);
        QCOMPARE(shown, QList{Guidance::Hold});
    }

    void leavesNoTimerBehind()
    {
        show(PosedEngine::view(Guidance::Hold));
        QTRY_VERIFY(runningTimers(m_bench->page()).isEmpty());
        toChallenge();
        QTRY_VERIFY(runningTimers(m_bench->page()).isEmpty());
        m_bench->engine.listener().presencePassed(
            m_bench->online.keyFrames(m_bench->engine.checks().constLast()));
        QVERIFY(m_bench->reach(FaceStage::Review));
        QTRY_VERIFY(runningTimers(m_bench->page()).isEmpty());
        m_bench->close();
        QVERIFY(!m_bench->engine.isOn());
    }

    void showsAllOfItsWords_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<TextSize>("size");
        QTest::newRow("Chinese") << u"zh_CN"_qs << TextSize::Standard;
        QTest::newRow("Chinese, largest") << u"zh_CN"_qs << TextSize::Largest;
        QTest::newRow("English") << u"en"_qs << TextSize::Standard;
        QTest::newRow("English, largest") << u"en"_qs << TextSize::Largest;
    }

    // Nothing is cut off, in whatever language and size, from the explanation to the review.
    void showsAllOfItsWords()
    {
        QFETCH(QString, language);
        QFETCH(TextSize, size);
        Languages languages(*qApp);
        languages.apply(language);
        Theme theme(*qApp);
        theme.apply(Scheme::Light, size);
        m_bench->open();
        QVERIFY(m_bench->reach(FaceStage::Explanation));
        expectNothingCutOff();
        m_bench->press("go");
        for (const Guidance guidance : allGuidance()) {
            show(PosedEngine::view(guidance));
            expectNothingCutOff();
        }
        toChallenge();
        show(PosedEngine::view(running(0, false)));
        expectNothingCutOff();
        show(PosedEngine::view(
            ended(PresenceProgress::State::TryAgain, PresenceFailure::WrongMovement)));
        expectNothingCutOff();
        m_bench->engine.listener().presencePassed(
            m_bench->online.keyFrames(m_bench->engine.checks().constLast()));
        QVERIFY(m_bench->reach(FaceStage::Review));
        expectNothingCutOff();
        theme.apply(Scheme::Light, TextSize::Standard);
    }

private:
    void show(const CaptureView &view)
    {
        bool isShown = false;
        QObject context;
        connect(&m_bench->flow(), &FaceFlow::statusChanged, &context, [&] { isShown = true; });
        m_bench->engine.listener().viewChanged(view);
        QTRY_VERIFY(isShown);
    }
    void toChallenge()
    {
        const qsizetype before = m_bench->engine.checks().size();
        m_bench->engine.listener().pictureTaken(m_bench->online.picture());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.checks().size() > before, FaceBench::patience);
    }
    [[nodiscard]] bool says(const QString &words) const
    {
        return m_bench->words("guidance").startsWith(words);
    }
    void expectNothingCutOff()
    {
        settleLayouts();
        for (const QLabel *label : visibleLabels(m_bench->page()))
            QCOMPARE(cutOff(*label), QString());
    }

    QTemporaryDir m_home;
    std::unique_ptr<FaceBench> m_bench;
};

QTEST_MAIN(CameraViewTest)
#include "cameraview_test.moc"
