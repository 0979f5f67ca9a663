#include "tests/ui/onlinecopy/copybench.h"
#include "tests/ui/onlinecopy/copysamples.h"
#include "tests/ui/samples/runningtimers.h"
#include "ui/base/theme.h"
#include "ui/onlinecopy/losspage.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::ui;
using Stage = LossStage;

namespace {

// A safety net, never a measure.
constexpr int patience = 20'000; // ms

#define STAGE(expected) QTRY_COMPARE_WITH_TIMEOUT(m_page->flow().stage(), expected, patience)

} // namespace

// The page about a lost card, as a person clicks and types on it.
class LossPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("losspage"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }
    void init() { m_bench = std::make_unique<CopyBench>(); }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void reportsWithTheCodeAlone()
    {
        m_bench->pull();
        m_bench->copies.loss = samples::reportedLost();
        m_bench->copies.rightCode = QByteArrayLiteral("KX3M7PQART5V2WDN");
        open();
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        QVERIFY(press(*m_page, "report"));
        STAGE(Stage::CodeEntry);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return); // nothing was typed
        QCOMPARE(m_page->flow().stage(), Stage::CodeEntry);
        QVERIFY(m_bench->copies.calls.isEmpty());
        type(*m_page, "kx3m-7pqa-rt5v-2wdd");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::CodeEntry);
        QCOMPARE(m_page->flow().error()->code, ErrorCode::LossReportRefused);
        QVERIFY(seenWidget(*m_page, "refused"));
        type(*m_page, "kx3m 7pqa rt5v 2wdn");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Reported);
        QVERIFY(wordsOn(*m_page).contains(u"LR-20270301-4471"_qs));
        QVERIFY(wordsOn(*m_page).contains(u"2027"_qs));
        QVERIFY(!seenWidget(*m_page, "act"));
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        QSignalSpy finished(m_page.get(), &Page::finished);
        QVERIFY(press(*m_page, "close"));
        QCOMPARE(finished.count(), 1);
    }

    void doesWhatTheStateAllows_data()
    {
        QTest::addColumn<CardUse>("use");
        QTest::addColumn<QString>("call");
        QTest::addColumn<CardUse>("then");
        QTest::newRow("in use") << CardUse::InUse << u"freeze"_qs << CardUse::Frozen;
        QTest::newRow("frozen") << CardUse::Frozen << u"unfreeze"_qs << CardUse::InUse;
        QTest::newRow("lost") << CardUse::ReportedLost << u"withdrawLoss"_qs << CardUse::InUse;
        QTest::newRow("revoked") << CardUse::Revoked << QString() << CardUse::Revoked;
    }
    void doesWhatTheStateAllows()
    {
        QFETCH(const CardUse, use);
        QFETCH(const QString, call);
        QFETCH(const CardUse, then);
        m_bench->copies.loss = samples::reportedLost();
        m_bench->copies.loss->use = use;
        open();
        QVERIFY(press(*m_page, "look"));
        enterPin();
        STAGE(Stage::Known);
        QCOMPARE(m_page->flow().state().use, use);
        QCOMPARE(seenWidget(*m_page, "act") != nullptr, !call.isEmpty());
        if (call.isEmpty())
            return;
        QVERIFY(press(*m_page, "act"));
        enterPin();
        STAGE(Stage::Known);
        QTRY_COMPARE(m_page->flow().state().use, then);
        QCOMPARE(m_bench->copies.calls, (QStringList{u"lossState"_qs, call}));
    }

    void freezesAtOnce()
    {
        open();
        QVERIFY(press(*m_page, "freeze"));
        STAGE(Stage::PinEntry);
        type(*m_page, "904417");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::PinEntry);
        QCOMPARE(m_page->flow().pinStatus().triesLeft, 2);
        enterPin();
        STAGE(Stage::Known);
        QCOMPARE(m_page->flow().state().use, CardUse::Frozen);
        m_bench->pull();
        STAGE(Stage::Start);
    }

    void waitsForACard()
    {
        m_bench->pull();
        open();
        QVERIFY(press(*m_page, "look"));
        STAGE(Stage::AwaitCard);
        m_bench->insert();
        STAGE(Stage::PinEntry);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
        STAGE(Stage::Start);
    }

    void saysWhatWentWrong()
    {
        m_bench->copies.loss = failure(ErrorCode::PlatformUnreachable);
        open();
        QVERIFY(press(*m_page, "report"));
        type(*m_page, "KX3M7PQART5V2WDN");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Failed);
        QVERIFY(press(*m_page, "next"));
        STAGE(Stage::Start);
    }

private:
    void open()
    {
        m_page = std::make_unique<LossPage>(m_bench->services(), CopyBench::reader);
        m_page->resize(760, 720);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->firstFocus()->setFocus();
    }
    void enterPin()
    {
        QTRY_COMPARE(m_page->flow().stage(), Stage::PinEntry);
        type(*m_page, "471108");
        QVERIFY(press(*m_page, "go"));
    }

    QTemporaryDir m_home;
    std::unique_ptr<CopyBench> m_bench;
    std::unique_ptr<LossPage> m_page;
};

QTEST_MAIN(LossPageTest)
#include "losspage_test.moc"
