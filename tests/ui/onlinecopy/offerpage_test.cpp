#include "tests/ui/onlinecopy/copybench.h"
#include "tests/ui/onlinecopy/copysamples.h"
#include "tests/ui/samples/runningtimers.h"
#include "ui/base/theme.h"
#include "ui/onlinecopy/codeentry.h"
#include "ui/onlinecopy/offerpage.h"

#include <QClipboard>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::ui;
using Stage = OfferStage;

namespace {

// A safety net, never a measure.
constexpr int patience = 20'000; // ms
const QString offerLink = QStringLiteral("openid-credential-offer://?credential_offer=%7B%7D");

#define STAGE(expected) QTRY_COMPARE_WITH_TIMEOUT(m_page->flow().stage(), expected, patience)

} // namespace

// The page that takes an offer, as a person clicks and types on it.
class OfferPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("offerpage"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }
    void init()
    {
        m_bench = std::make_unique<CopyBench>();
        m_bench->copies.offer = samples::copyOffer();
        m_bench->copies.taken = samples::copiesTaken();
        m_bench->copies.rightCode = QByteArrayLiteral("314159");
    }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void takesAnOfferByKeyboardAlone()
    {
        open();
        STAGE(Stage::Entry);
        QVERIFY(!seenWidget(*m_page, "camera")); // nothing here can read a QR code
        QVERIFY(!seenWidget(*m_page, "picture"));
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return); // nothing was put in
        QCOMPARE(m_page->flow().stage(), Stage::Entry);
        QVERIFY(m_bench->copies.calls.isEmpty());
        type(*m_page, offerLink.toStdString());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        STAGE(Stage::Offered);
        QCOMPARE(m_bench->copies.lastText, offerLink);
        QVERIFY(wordsOn(*m_page).contains(u"eid.example.cn"_qs));
        QVERIFY(!wordsOn(*m_page).contains(u"c0de"_qs));
        QVERIFY(m_page->holdsRequest());
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());

        type(*m_page, "3141");
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return); // too short
        QCOMPARE(m_page->flow().stage(), Stage::Offered);
        type(*m_page, "59");
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        STAGE(Stage::PinEntry);
        type(*m_page, "471108");
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        STAGE(Stage::Done);
        QCOMPARE(m_bench->copies.calls, (QStringList{u"readOffer"_qs, u"take"_qs}));
        QVERIFY(m_page->holdsRequest()); // the loss code is shown this once
        QSignalSpy finished(m_page.get(), &Page::finished);
        QVERIFY(press(*m_page, "noted"));
        QCOMPARE(finished.count(), 1);
    }

    void pastes()
    {
        QGuiApplication::clipboard()->setText(u"  "_qs + offerLink + u"\n"_qs);
        open();
        STAGE(Stage::Entry);
        QVERIFY(press(*m_page, "paste"));
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Offered);
        QCOMPARE(m_bench->copies.lastText, offerLink);
    }

    void opensWithALink()
    {
        open(offerLink);
        STAGE(Stage::Offered);
        QCOMPARE(m_bench->copies.calls, QStringList{u"readOffer"_qs});
        QCOMPARE(m_bench->copies.lastText, offerLink);
    }

    void saysWhyAnOfferIsRefused()
    {
        m_bench->copies.offer = failure(ErrorCode::CopyOfferUntrusted);
        open(offerLink);
        STAGE(Stage::Entry);
        QVERIFY(seenWidget(*m_page, "refused"));
        QVERIFY(!m_page->holdsRequest());
        m_bench->copies.offer = samples::copyOffer();
        m_page->firstFocus()->setFocus();
        type(*m_page, offerLink.toStdString());
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Offered);
        QVERIFY(!seenWidget(*m_page, "refused"));
    }

    void asksForAWrongCodeAgain()
    {
        open(offerLink);
        STAGE(Stage::Offered);
        type(*m_page, "000000");
        QVERIFY(press(*m_page, "go"));
        enterPin();
        STAGE(Stage::Offered);
        QVERIFY(seenWidget(*m_page, "refused"));
        type(*m_page, "314159");
        QVERIFY(press(*m_page, "go"));
        enterPin();
        STAGE(Stage::Done);
    }

    void keepsTheCodeOverAWrongPin()
    {
        open(offerLink);
        STAGE(Stage::Offered);
        type(*m_page, "314159");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::PinEntry);
        type(*m_page, "904417");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::PinEntry);
        QCOMPARE(m_page->flow().pinStatus().triesLeft, 2);
        enterPin();
        STAGE(Stage::Done);
    }

    void wantsNoCodeWhereThereIsNone()
    {
        m_bench->copies.offer->transactionCode.reset();
        m_bench->copies.rightCode.clear();
        open(offerLink);
        STAGE(Stage::Offered);
        QVERIFY(!seenWidget(*m_page, "transactionCode"));
        QVERIFY(press(*m_page, "go"));
        enterPin();
        STAGE(Stage::Done);
    }

    void takesTextCodesOfAnyLength()
    {
        m_bench->copies.offer->transactionCode
            = TransactionCodeForm{false, {}, u"On the letter"_qs};
        m_bench->copies.rightCode = QByteArrayLiteral("Blue Sky-7");
        open(offerLink);
        STAGE(Stage::Offered);
        QVERIFY(wordsOn(*m_page).contains(u"On the letter"_qs));
        QVERIFY(press(*m_page, "go"));
        QCOMPARE(m_page->flow().stage(), Stage::Offered); // nothing was typed
        type(*m_page, "Blue Sky-7");
        QVERIFY(press(*m_page, "go"));
        enterPin();
        STAGE(Stage::Done);
    }

    void saysThatThereIsNoLossCode()
    {
        m_bench->copies.taken->lossCode.reset();
        m_bench->copies.taken->lossCodeError = Error{ErrorCode::PlatformBusy, {}, {}};
        open(offerLink);
        STAGE(Stage::Offered);
        type(*m_page, "314159");
        QVERIFY(press(*m_page, "go"));
        enterPin();
        STAGE(Stage::Done);
        QVERIFY(!m_page->holdsRequest());
        QVERIFY(!seenWidget(*m_page, "sheet"));
        QSignalSpy finished(m_page.get(), &Page::finished);
        QVERIFY(press(*m_page, "next"));
        QCOMPARE(finished.count(), 1);
    }

    void offersAgainWhatTheWayFailedFor()
    {
        m_bench->copies.taken = failure(ErrorCode::PlatformUnreachable);
        open(offerLink);
        STAGE(Stage::Offered);
        type(*m_page, "314159");
        QVERIFY(press(*m_page, "go"));
        enterPin();
        STAGE(Stage::Failed);
        QVERIFY(seenWidget(*m_page, "truth"));
        QVERIFY(press(*m_page, "next"));
        STAGE(Stage::Offered);
    }

    void waitsForACard()
    {
        m_bench->pull();
        open(offerLink);
        STAGE(Stage::Offered);
        type(*m_page, "314159");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::AwaitCard);
        m_bench->insert();
        STAGE(Stage::PinEntry);
    }

    void givesUp()
    {
        open(offerLink);
        STAGE(Stage::Offered);
        type(*m_page, "314159");
        QVERIFY(press(*m_page, "go"));
        m_bench->copies.isHeld = true;
        enterPin();
        STAGE(Stage::Taking);
        QVERIFY(m_page->isBusy());
        Q_EMIT m_bench->copies.progressed({CopyProgress::Stage::Proving, 3, 8});
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
        STAGE(Stage::Failed);
        QCOMPARE(m_bench->copies.cancelled, 1);
    }

private:
    void open(const QString &text = {})
    {
        m_page = std::make_unique<OfferPage>(m_bench->services(), CopyBench::reader, text);
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
    std::unique_ptr<OfferPage> m_page;
};

QTEST_MAIN(OfferPageTest)
#include "offerpage_test.moc"
