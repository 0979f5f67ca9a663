#include "tests/core/renewal/onlinescene.h"
#include "tests/ui/samples/runningtimers.h"
#include "ui/base/button.h"
#include "ui/base/note.h"
#include "ui/base/steplist.h"
#include "ui/base/text.h"
#include "ui/base/theme.h"
#include "ui/pin/pinfield.h"
#include "ui/renewal/renewalpage.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <string_view>

using namespace eid;
using namespace eid::ui;
using eid::testing::OnlineScene;
using eid::testing::RenewalBench;

namespace {

// A safety net, never a measure.
constexpr int patience = 60'000; // ms

#define STAGE(expected) QTRY_COMPARE_WITH_TIMEOUT(m_page->flow().stage(), expected, patience)

} // namespace

// The page as a user types into it and clicks it, on the real service, with the reference platform
// behind real TLS and a virtual card.
class RenewalPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("renewalpage"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }

    void cleanup() { m_page.reset(); }

    void renewsBothByKeyboardAlone()
    {
        OnlineScene online;
        open(online);
        STAGE(RenewalStage::Offer);
        QVERIFY(m_page->flow().plan().isEmpty());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return); // nothing is due: nothing begins
        QCOMPARE(m_page->flow().stage(), RenewalStage::Offer);
        press("all");
        STAGE(RenewalStage::Offer);
        QTRY_VERIFY(!m_page->flow().plan().isEmpty());
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());

        QList<int> done;
        QObject context;
        connect(&m_page->flow(), &RenewalFlow::statusChanged, &context, [&] {
            if (const auto *steps = seen<StepList>("steps"))
                done.append(steps->done());
        });
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        STAGE(RenewalStage::PinEntry);
        type("471108");
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QVERIFY(m_page->isBusy());
        STAGE(RenewalStage::Done);
        QVERIFY(!m_page->isBusy());
        for (int step = 0; step <= 6; ++step)
            QVERIFY2(done.contains(step), qPrintable(QString::number(step)));
        QCOMPARE(m_page->flow().outcome().renewed.size(), 2);
        QCOMPARE(online.fault(), QString());
        QSignalSpy finished(m_page.get(), &Page::finished);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QCOMPARE(finished.count(), 1);
    }

    void resumesWhatWasTorn()
    {
        OnlineScene online;
        open(online);
        toPin();
        online.scene.contacts->arm(
            sandbox::parseFaults({QStringLiteral("pull-after=ins47")}).value());
        type("471108");
        press("go");
        STAGE(RenewalStage::Stopped);
        QTRY_VERIFY_WITH_TIMEOUT(!seen<Button>("next")->isEnabled(), patience); // the card is out
        QVERIFY(seen<Note>("truth"));
        online.scene.bench.service.pull(RenewalBench::reader);
        online.scene.bench.service.insert(RenewalBench::reader, online.scene.contacts);
        QTRY_VERIFY_WITH_TIMEOUT(seen<Button>("next")->isEnabled(), patience);
        press("next");
        STAGE(RenewalStage::PinEntry);
        QVERIFY(m_page->flow().isResuming());
        type("471108");
        press("go");
        STAGE(RenewalStage::Done);
        QCOMPARE(online.fault(), QString());
    }

    void offersToResumeWhenItIsOpenedAgain()
    {
        OnlineScene online;
        open(online);
        toPin();
        QVERIFY(online.platform->arm(
            sandbox::parsePlatformFaults({QStringLiteral("status=1:500@simplereenroll"),
                                             QStringLiteral("status=2:500@simplereenroll"),
                                             QStringLiteral("status=3:500@simplereenroll"),
                                             QStringLiteral("status=4:500@simplereenroll")})
                .value()));
        type("471108");
        press("go");
        STAGE(RenewalStage::Stopped);
        QVERIFY(online.platform->arm({}));
        m_page.reset();
        open(online);
        STAGE(RenewalStage::Stopped);
        press("next");
        STAGE(RenewalStage::PinEntry);
        type("471108");
        press("go");
        STAGE(RenewalStage::Done);
        QCOMPARE(online.fault(), QString());
    }

    void asksForAWrongPinAgainAndChangesNothing()
    {
        OnlineScene online;
        const auto before = online.scene.certificateOn(KeySlot::Signature);
        open(online);
        toPin();
        type("904417");
        press("go");
        STAGE(RenewalStage::PinEntry);
        QCOMPARE(m_page->flow().error()->code, ErrorCode::PinWrong);
        QCOMPARE(m_page->flow().pinStatus().triesLeft, 2);
        QCOMPARE(online.scene.certificateOn(KeySlot::Signature), before);
        QVERIFY(!m_page->flow().isResuming());
        type("471108");
        press("go");
        STAGE(RenewalStage::Done);
        QCOMPARE(online.fault(), QString());
    }

    void keepsTheLastTry()
    {
        OnlineScene online;
        open(online);
        toPin();
        QVERIFY(online.scene.card->setTriesLeft(sandbox::PivReference::Pin, 1).has_value());
        type("904417");
        press("go");
        STAGE(RenewalStage::Failed);
        QCOMPARE(m_page->flow().error()->code, ErrorCode::PinLastTry);
        QCOMPARE(online.scene.card->triesLeft(sandbox::PivReference::Pin), 1);
    }

    void saysThatThePlatformCannotBeReached()
    {
        OnlineScene online;
        open(online);
        toPin();
        online.platform.reset();
        type("471108");
        press("go");
        STAGE(RenewalStage::Failed);
        QCOMPARE(m_page->flow().error()->code, ErrorCode::PlatformUnreachable);
        QVERIFY(!m_page->flow().isResuming());
        QVERIFY(seen<Note>("truth"));
    }

    void survivesACardThatComesAndGoesWhileItIsPlanned()
    {
        OnlineScene online;
        for (int round = 0; round < 20; ++round) {
            open(online);
            QCOMPARE(m_page->flow().stage(), RenewalStage::Planning);
            online.scene.bench.desk.refresh(RenewalBench::reader);
            STAGE(RenewalStage::Offer);
            press("all");
            online.scene.bench.desk.refresh(RenewalBench::reader);
            STAGE(RenewalStage::Offer);
            QTRY_COMPARE(online.scene.bench.state(RenewalBench::reader).phase, CardPhase::Complete);
        }
    }

    void waitsForACard()
    {
        OnlineScene online;
        online.scene.bench.service.pull(RenewalBench::reader);
        QVERIFY(online.scene.bench.waitFor(RenewalBench::reader, CardPhase::Empty));
        open(online);
        STAGE(RenewalStage::AwaitCard);
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        online.scene.bench.service.insert(RenewalBench::reader, online.scene.contacts);
        STAGE(RenewalStage::Offer);
        online.scene.bench.service.pull(RenewalBench::reader);
        STAGE(RenewalStage::AwaitCard);
    }

    void stopsBetweenTwoSteps()
    {
        OnlineScene online;
        open(online);
        toPin();
        // The platform holds the enrolment back: there is time to stop.
        QVERIFY(online.platform->arm(
            sandbox::parsePlatformFaults({QStringLiteral("delay=1:20000@simplereenroll")})
                .value()));
        type("471108");
        press("go");
        QTRY_VERIFY_WITH_TIMEOUT(
            m_page->flow().progress() && m_page->flow().progress()->step == RenewalStep::Enrolled,
            patience);
        press("cancel");
        STAGE(RenewalStage::Stopped);
        QVERIFY(m_page->flow().isResuming());
    }

private:
    void open(OnlineScene &online)
    {
        m_page = std::make_unique<RenewalPage>(
            online.scene.bench.desk, *online.service, RenewalBench::reader);
        m_page->resize(720, 640);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->firstFocus()->setFocus();
    }
    void toPin()
    {
        STAGE(RenewalStage::Offer);
        press("all");
        QTRY_VERIFY_WITH_TIMEOUT(
            m_page->flow().stage() == RenewalStage::Offer && !m_page->flow().plan().isEmpty(),
            patience);
        press("go");
        STAGE(RenewalStage::PinEntry);
    }
    void type(std::string_view digits)
    {
        PinField *field = nullptr;
        for (PinField *one : m_page->findChildren<PinField *>()) {
            if (one->isVisible())
                field = one;
        }
        QVERIFY(field);
        field->setFocus();
        for (const char digit : digits)
            QTest::keyClick(field, digit);
    }
    void press(const char *name)
    {
        auto *button = seen<Button>(name);
        QVERIFY2(button != nullptr, name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    template <typename T>
    [[nodiscard]] T *seen(const char *name) const
    {
        for (T *widget : m_page->findChildren<T *>(QLatin1String(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    QTemporaryDir m_home;
    std::unique_ptr<RenewalPage> m_page;
};

QTEST_MAIN(RenewalPageTest)
#include "renewalpage_test.moc"
