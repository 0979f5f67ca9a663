#include "tests/ui/onlinecopy/copybench.h"
#include "tests/ui/onlinecopy/copysamples.h"
#include "tests/ui/samples/runningtimers.h"
#include "tests/ui/samples/visibletexts.h"
#include "ui/base/button.h"
#include "ui/base/theme.h"
#include "ui/onlinecopy/copiespage.h"
#include "ui/onlinecopy/copycard.h"
#include "ui/onlinecopy/offerpage.h"

#include <QClipboard>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::ui;
using Stage = CopiesStage;

namespace {

// A safety net, never a measure.
constexpr int patience = 20'000; // ms

#define STAGE(expected) QTRY_COMPARE_WITH_TIMEOUT(m_page->flow().stage(), expected, patience)

} // namespace

// The page of the copies, as a person clicks and types on it.
class CopiesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("copiespage"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }
    void init()
    {
        m_bench = std::make_unique<CopyBench>();
        m_bench->copies.overviewed = samples::copyOverview();
        m_bench->copies.opened = samples::copyView();
    }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void saysWhatACopyIsWhereThereIsNone()
    {
        m_bench->copies.overviewed = CopyOverview();
        open();
        STAGE(Stage::Overview);
        QVERIFY(!seenWidget(*m_page, "others"));
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        QSignalSpy replaced(m_page.get(), &Page::replaceRequested);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QCOMPARE(replaced.count(), 1);
        const std::unique_ptr<Page> next(replaced.constFirst().constFirst().value<Page *>());
        QVERIFY(qobject_cast<OfferPage *>(next.get()));
    }

    void showsNothingSealedWithoutThePin()
    {
        open();
        STAGE(Stage::Overview);
        QCOMPARE(m_bench->copies.calls, QStringList{u"overview"_qs});
        QVERIFY(wordsOn(*m_page).contains(u"8"_qs));
        QVERIFY(wordsOn(*m_page).contains(u"2027"_qs));
        QVERIFY(!wordsOn(*m_page).contains(u"shop.example.cn"_qs));
        QVERIFY(!seenWidget(*m_page, "openWithPhrase"));
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
    }

    void masksWhatItOpensUntilAsked()
    {
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, "open"));
        enterPin();
        STAGE(Stage::Opened);
        QCOMPARE(shown(CopyField::IdNumber), u"1101••••••••••••11"_qs);
        QVERIFY(!picture()->accessibleDescription().contains(u"110101199003070011"_qs));
        QVERIFY(wordsOn(*m_page).contains(u"shop.example.cn"_qs));
        QVERIFY(press(*m_page, "show"));
        QCOMPARE(shown(CopyField::IdNumber), u"110101199003070011"_qs);
        QVERIFY(picture()->accessibleDescription().contains(u"110101199003070011"_qs));
        QVERIFY(press(*m_page, "show"));
        QCOMPARE(shown(CopyField::IdNumber), u"1101••••••••••••11"_qs);
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
    }

    void takesWhatIsOpenFromTheScreenWithTheCard()
    {
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, "open"));
        enterPin();
        STAGE(Stage::Opened);
        m_bench->pull();
        STAGE(Stage::AwaitCard);
        QVERIFY(m_page->flow().view().values.isEmpty());
        m_bench->insertOther();
        STAGE(Stage::Overview);
        QCOMPARE(m_bench->copies.lastTarget.serial,
            m_bench->desk.state(CopyBench::reader).identity.serial);
    }

    void asksForAWrongPinAgain()
    {
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, "open"));
        STAGE(Stage::PinEntry);
        type(*m_page, "904417");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::PinEntry);
        QCOMPARE(m_page->flow().pinStatus().triesLeft, 2);
        enterPin();
        STAGE(Stage::Opened);
    }

    void opensWithThePhrase()
    {
        m_bench->copies.overviewed->hasRecoveryPhrase = true;
        m_bench->copies.rightCode = QByteArrayLiteral("7Q4N0VZ2M8KD3XTR9HYCWB6E51PG");
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, "openWithPhrase"));
        STAGE(Stage::PhraseEntry);
        type(*m_page, "7q4n-0vz2");
        QVERIFY(press(*m_page, "go")); // too short
        QCOMPARE(m_page->flow().stage(), Stage::PhraseEntry);
        type(*m_page, "-m8kd-3xtr-9hyc-wb6e-51pz");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::PhraseEntry);
        QCOMPARE(m_page->flow().error()->code, ErrorCode::RecoveryPhraseWrong);
        QVERIFY(seenWidget(*m_page, "refused"));
        type(*m_page, "7q4n-0vz2-m8kd-3xtr-9hyc-wb6e-51pg");
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        STAGE(Stage::Opened);
        m_bench->pull(); // the card was not needed for it
        QCOMPARE(m_page->flow().stage(), Stage::Opened);
    }

    void opensWithThePhraseWithoutACard()
    {
        m_bench->copies.overviewed = CopyOverview();
        m_bench->copies.overviewed->ofOtherCards = 8;
        m_bench->copies.rightCode = QByteArrayLiteral("7Q4N0VZ2M8KD3XTR9HYCWB6E51PG");
        m_bench->pull();
        open();
        STAGE(Stage::AwaitCard);
        QTRY_VERIFY(seenWidget(*m_page, "openWithPhrase"));
        QVERIFY(press(*m_page, "openWithPhrase"));
        STAGE(Stage::PhraseEntry);
        // Another card that comes meanwhile is not what it is about.
        m_bench->insertOther();
        m_bench->pull();
        QCOMPARE(m_page->flow().stage(), Stage::PhraseEntry);
        type(*m_page, "7q4n-0vz2-m8kd-3xtr-9hyc-wb6e-51pg");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Opened);
        QCOMPARE(m_bench->copies.lastTarget.serial, QString());
        QVERIFY(press(*m_page, "closeCopies"));
        STAGE(Stage::AwaitCard);
        QVERIFY(m_page->flow().view().values.isEmpty());
    }

    void offersNothingWithoutACardWhereThereIsNone()
    {
        m_bench->copies.overviewed = CopyOverview();
        m_bench->pull();
        open();
        STAGE(Stage::AwaitCard);
        QTRY_VERIFY(m_bench->copies.calls.contains(u"overview"_qs));
        QCoreApplication::processEvents();
        QVERIFY(!seenWidget(*m_page, "openWithPhrase"));
        QVERIFY(!seenWidget(*m_page, "removeOthers"));
    }

    void removesThoseOfOtherCards_data()
    {
        QTest::addColumn<bool>("hasCard");
        QTest::addColumn<bool>("hasCopies");
        QTest::newRow("without a card") << false << false;
        QTest::newRow("with a card that has copies") << true << true;
        QTest::newRow("with a card that has none") << true << false;
    }
    void removesThoseOfOtherCards()
    {
        QFETCH(const bool, hasCard);
        QFETCH(const bool, hasCopies);
        const QString serial = m_bench->desk.state(CopyBench::reader).identity.serial;
        if (!hasCopies)
            m_bench->copies.overviewed = CopyOverview();
        m_bench->copies.overviewed->ofOtherCards = 3;
        m_bench->copies.removed = 3;
        if (!hasCard)
            m_bench->pull();
        open();
        STAGE(hasCard ? Stage::Overview : Stage::AwaitCard);
        QTRY_VERIFY(seenWidget(*m_page, "removeOthers"));
        QVERIFY(press(*m_page, "removeOthers"));
        STAGE(Stage::RemoveConsent);
        QVERIFY(wordsOn(*m_page).contains(u"3"_qs));
        QVERIFY(press(*m_page, "remove")); // without consent
        QCOMPARE(m_page->flow().stage(), Stage::RemoveConsent);
        QVERIFY(press(*m_page, "consent"));
        QVERIFY(press(*m_page, "remove"));
        STAGE(Stage::Done);
        QVERIFY(!m_bench->copies.calls.contains(u"remove"_qs));
        QVERIFY(m_bench->copies.calls.contains(u"removeOthers"_qs));
        QCOMPARE(m_bench->copies.lastTarget.serial, hasCard ? serial : QString());
        QVERIFY(press(*m_page, "next"));
        STAGE(hasCard ? Stage::Overview : Stage::AwaitCard);
        QTRY_VERIFY(!seenWidget(*m_page, "removeOthers"));
    }

    void showsEveryUse()
    {
        CopyUsage usage = m_bench->copies.opened->copies.constFirst().uses.constFirst();
        QList<CopyUsage> &uses = m_bench->copies.opened->copies.first().uses;
        uses.clear();
        for (int hour = 0; hour < 25; ++hour) {
            usage.signedText = QStringLiteral("text %1.").arg(hour);
            uses.append(usage);
        }
        m_bench->copies.opened->uses = uses;
        usage.host = u"gone.example.cn"_qs;
        usage.signedText = u"Paid with a copy before."_qs;
        m_bench->copies.opened->uses.append(usage);
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, "open"));
        enterPin();
        STAGE(Stage::Opened);
        QVERIFY(wordsOn(*m_page).contains(u"text 9."_qs));
        QVERIFY(!wordsOn(*m_page).contains(u"text 10."_qs));
        QVERIFY(press(*m_page, "earlier"));
        for (int hour = 0; hour < 25; ++hour)
            QVERIFY(wordsOn(*m_page).contains(QStringLiteral("text %1.").arg(hour)));
        QVERIFY(!seenWidget(*m_page, "earlier"));
        // Those of copies that a refresh has replaced are not forgotten.
        QVERIFY(seenWidget(*m_page, "gone"));
        QVERIFY(wordsOn(*m_page).contains(u"Paid with a copy before."_qs));
        QCOMPARE(wordsOn(*m_page).count(u"text 7."_qs), 1);
    }

    void showsACodeOnce_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::newRow("recovery phrase") << u"makePhrase"_qs;
        QTest::newRow("loss code") << u"makeLossCode"_qs;
    }
    void showsACodeOnce()
    {
        QFETCH(const QString, entry);
        m_bench->copies.code = samples::lossCode();
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, qPrintable(entry)));
        enterPin();
        STAGE(Stage::CodeShown);
        QGuiApplication::clipboard()->setText(u"before"_qs);
        m_bench->pull(); // must not take it away before it was noted
        QCOMPARE(m_page->flow().stage(), Stage::CodeShown);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QCOMPARE(m_page->flow().stage(), Stage::CodeShown);
        QVERIFY(press(*m_page, "copy"));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"KX3M-7PQA-RT5V-2WDN"_qs);
        m_bench->insert();
        QVERIFY(press(*m_page, "noted"));
        STAGE(Stage::Overview);
        QVERIFY(!m_page->flow().code());
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString());
    }

    void leavesAnotherClipboardAlone()
    {
        m_bench->copies.code = samples::lossCode();
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, "makeLossCode"));
        enterPin();
        STAGE(Stage::CodeShown);
        QVERIFY(press(*m_page, "copy"));
        QGuiApplication::clipboard()->setText(u"after"_qs);
        m_page.reset();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"after"_qs);
    }

    void refreshes()
    {
        m_bench->copies.overviewed->isRefreshDue = true;
        m_bench->copies.taken = samples::copiesTaken();
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, "refresh"));
        m_bench->copies.isHeld = true;
        enterPin();
        STAGE(Stage::Running);
        QVERIFY(m_page->isBusy());
        Q_EMIT m_bench->copies.progressed({CopyProgress::Stage::Fetching, 0, 0});
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        m_bench->copies.letGo();
        STAGE(Stage::Done);
        QCOMPARE(m_page->flow().count(), 8);
        QVERIFY(press(*m_page, "next"));
        STAGE(Stage::Overview);
    }

    void offersNoRefreshWhereThereIsNone()
    {
        m_bench->copies.overviewed->canRefresh = false;
        open();
        STAGE(Stage::Overview);
        QVERIFY(!press(*m_page, "refresh"));
    }

    void removesOnlyWithConsent()
    {
        m_bench->copies.removed = 8;
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, "remove"));
        STAGE(Stage::RemoveConsent);
        QVERIFY(press(*m_page, "remove"));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QCOMPARE(m_page->flow().stage(), Stage::RemoveConsent);
        QVERIFY(!m_bench->copies.calls.contains(u"remove"_qs));
        QVERIFY(press(*m_page, "consent"));
        QVERIFY(press(*m_page, "remove"));
        STAGE(Stage::Done);
        QCOMPARE(m_page->flow().count(), 8);
        QVERIFY(press(*m_page, "next"));
        STAGE(Stage::Overview);
        QVERIFY(seenWidget(*m_page, "takeOffer"));
    }

    void goesBackStepByStep()
    {
        open();
        STAGE(Stage::Overview);
        QSignalSpy left(m_page.get(), &Page::backRequested);
        for (const char *entry : {"open", "remove", "makePhrase"}) {
            QVERIFY(press(*m_page, entry));
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
            STAGE(Stage::Overview);
            QCOMPARE(left.count(), 0);
        }
        QVERIFY(press(*m_page, "open"));
        QVERIFY(press(*m_page, "cancel"));
        STAGE(Stage::Overview);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void saysWhatWentWrong()
    {
        m_bench->copies.opened = failure(ErrorCode::CopyLocked);
        open();
        STAGE(Stage::Overview);
        QVERIFY(press(*m_page, "open"));
        enterPin();
        STAGE(Stage::Failed);
        QVERIFY(press(*m_page, "next"));
        STAGE(Stage::Overview);
        m_bench->copies.overviewed = failure(ErrorCode::StoreUnavailable);
        m_page.reset();
        open();
        STAGE(Stage::Failed);
    }

    void looksAgainWhenTheCopiesChange()
    {
        open();
        STAGE(Stage::Overview);
        m_bench->copies.overviewed->copies.removeLast();
        Q_EMIT m_bench->copies.changed();
        QTRY_COMPARE(m_page->flow().overview().copies.size(), 7);
        QVERIFY(wordsOn(*m_page).contains(u"7"_qs));
    }

    void cutsNothingOff_data()
    {
        QTest::addColumn<TextSize>("size");
        QTest::newRow("standard") << TextSize::Standard;
        QTest::newRow("largest") << TextSize::Largest;
    }
    void cutsNothingOff()
    {
        QFETCH(const TextSize, size);
        Theme(*qApp).apply(Scheme::Dark, size);
        m_bench->copies.overviewed->hasRecoveryPhrase = true;
        m_bench->copies.overviewed->isRefreshDue = true;
        m_bench->copies.overviewed->ofOtherCards = 2;
        open();
        STAGE(Stage::Overview);
        expectNothingCutOff();
        QVERIFY(press(*m_page, "open"));
        enterPin();
        STAGE(Stage::Opened);
        QVERIFY(press(*m_page, "show"));
        expectNothingCutOff();
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }

private:
    void open()
    {
        m_page = std::make_unique<CopiesPage>(m_bench->services(), CopyBench::reader);
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
    void expectNothingCutOff()
    {
        settleLayouts();
        for (const QLabel *label : visibleLabels(*m_page))
            QCOMPARE(cutOff(*label), QString());
    }
    [[nodiscard]] CopyCard *picture() const { return seen<CopyCard>(*m_page, "picture"); }
    [[nodiscard]] QString shown(CopyField field) const
    {
        for (const CopyCard::Field &one : picture()->fields()) {
            if (one.field == field && one.light == CopyCard::Light::Shown)
                return one.text;
        }
        return {};
    }

    QTemporaryDir m_home;
    std::unique_ptr<CopyBench> m_bench;
    std::unique_ptr<CopiesPage> m_page;
};

QTEST_MAIN(CopiesPageTest)
#include "copiespage_test.moc"
