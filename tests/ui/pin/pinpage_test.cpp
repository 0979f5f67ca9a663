#include "pinbench.h"
#include "tests/ui/samples/runningtimers.h"
#include "ui/base/button.h"
#include "ui/base/theme.h"
#include "ui/pin/pinfield.h"
#include "ui/pin/pinpage.h"
#include "ui/pin/pinwords.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;
using namespace eid::ui;

namespace {

// The demo citizens' PIN and PUK are printed on the sandbox's screen.
constexpr std::string_view oldDigits = "471108";
constexpr std::string_view issuedDigits = "123456";
constexpr std::string_view pukDigits = "31415926";
constexpr std::string_view newDigits = "285193";
constexpr std::string_view newPukDigits = "73920461";
constexpr std::string_view wrongDigits = "904417";

DemoCitizen citizen(bool activated = true, bool metadata = true)
{
    for (const DemoCitizen &one : demoCitizens()) {
        if (one.activated == activated && one.metadata == metadata
            && one.keys == DemoCitizen::Keys::EcP256)
            return one;
    }
    qFatal("No such demo citizen");
}

DemoCitizen anotherCitizen()
{
    return demoCitizens().at(1);
}

#define STEP(expected)                                                                             \
    QTRY_COMPARE_WITH_TIMEOUT(bench.page().flow().step(), expected, PinBench::patience)

} // namespace

class PinPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("pinpage"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    }

    void restsWhileTheUserThinks()
    {
        Theme theme(*qApp);
        theme.apply(Scheme::Light, TextSize::Standard);
        const auto rests = [](PinBench &bench) {
            return QTest::qWaitFor([&bench] { return runningTimers(bench.page()).isEmpty(); });
        };
        PinBench bench(citizen());
        bench.open(PinJob::ChangePin);
        QVERIFY(rests(bench));
        QVERIFY(bench.insert());
        STEP(PinStep::CurrentEntry);
        bench.type("current", oldDigits);
        QVERIFY(rests(bench));
        bench.press("next");
        STEP(PinStep::NewEntry);
        bench.type("new", newDigits);
        QVERIFY(rests(bench));
        bench.type("repeat", newDigits);
        bench.press("send");
        STEP(PinStep::Done);
        QVERIFY(rests(bench));

        bench.pull();
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 1).has_value());
        QVERIFY(bench.insert());
        bench.open(PinJob::VerifyPin);
        STEP(PinStep::Consent);
        QVERIFY(bench.seen<QLineEdit>("consentWords")->hasFocus());
        QVERIFY(rests(bench));
    }

    void checksThePin()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::VerifyPin);
        bench.fillIn(oldDigits, {});
        STEP(PinStep::Done);
        QCOMPARE(bench.words("resultTitle"), PinWords::done(PinJob::VerifyPin).title);
        QVERIFY(!bench.card->isPinVerified());
        QSignalSpy finished(&bench.page(), &Page::finished);
        bench.press("next");
        QCOMPARE(finished.count(), 1);
    }

    void changesThePinByKeyboardAlone()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        QVERIFY(bench.field("current")->hasFocus());
        bench.type("current", oldDigits);
        bench.enter();
        STEP(PinStep::NewEntry);
        QVERIFY(bench.field("new")->hasFocus());
        bench.type("new", newDigits);
        bench.enter();
        QVERIFY(bench.field("repeat")->hasFocus());
        bench.type("repeat", newDigits);
        bench.enter();
        STEP(PinStep::Done);
        QVERIFY(bench.card->isPin(octetsOf(newDigits)));
    }

    void keepsTheFieldInSightWhereThereIsLittleRoom()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        PinPage &page = bench.open(PinJob::ChangePin);
        page.resize(420, 330);
        bench.type("current", oldDigits);
        bench.enter();
        STEP(PinStep::NewEntry);
        bench.type("new", newDigits);
        bench.enter();
        const PinField *repeat = bench.field("repeat");
        QVERIFY(repeat->hasFocus());
        QTRY_COMPARE(repeat->visibleRegion().boundingRect(), repeat->rect());
    }

    void setsTheFirstOwnPin()
    {
        PinBench bench(citizen(false));
        QVERIFY(bench.insert());
        bench.open(PinJob::ActivatePin);
        bench.fillIn(issuedDigits, newDigits);
        STEP(PinStep::Done);
        QVERIFY(bench.card->isPin(octetsOf(newDigits)));
    }

    void sendsWhoIsActivatedToTheChange()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ActivatePin);
        QCOMPARE(bench.page().flow().step(), PinStep::Failed);
        QCOMPARE(bench.page().flow().error()->code, ErrorCode::PinNotInitial);
        follow(bench);
        QCOMPARE(bench.page().flow().job(), PinJob::ChangePin);
    }

    void changesThePuk()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePuk);
        bench.fillIn(pukDigits, newPukDigits);
        STEP(PinStep::Done);
        QVERIFY(bench.card->isPuk(octetsOf(newPukDigits)));
    }

    void leadsFromTheBlockedPinToThePuk()
    {
        PinBench bench(citizen());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 0).has_value());
        QVERIFY(bench.insert());
        bench.open(PinJob::VerifyPin);
        QCOMPARE(bench.page().flow().error()->code, ErrorCode::PinBlocked);
        follow(bench);
        QCOMPARE(bench.page().flow().job(), PinJob::UnblockPin);
        bench.fillIn(pukDigits, newDigits);
        STEP(PinStep::Done);
        QVERIFY(bench.card->isPin(octetsOf(newDigits)));
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);
    }

    void sendsTheBlockedPukToTheCounter()
    {
        PinBench bench(citizen());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 0).has_value());
        QVERIFY(bench.card->setTriesLeft(PivReference::Puk, 0).has_value());
        QVERIFY(bench.insert());
        bench.open(PinJob::UnblockPin);
        QCOMPARE(bench.page().flow().error()->code, ErrorCode::PukBlocked);
        QVERIFY(bench.words("counter").contains(PinWords::counter().text));
    }

    void asksForTheWrongPinAgainAndKeepsTheNewOne()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        bench.fillIn(wrongDigits, newDigits);
        STEP(PinStep::CurrentEntry);
        QCOMPARE(bench.page().flow().error()->code, ErrorCode::PinWrong);
        QCOMPARE(bench.page().flow().usedStatus().triesLeft, 2);
        QVERIFY(bench.field("current")->isEmpty());
        QVERIFY(bench.field("current")->hasFocus());
        bench.type("current", oldDigits);
        bench.press("next");
        STEP(PinStep::Done);
        QVERIFY(bench.card->isPin(octetsOf(newDigits)));
    }

    void spendsTheLastTryOnlyOnTypedWords()
    {
        PinBench bench(citizen());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 1).has_value());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        STEP(PinStep::Consent);
        bench.press("consent");
        STEP(PinStep::Consent);
        auto *words = bench.seen<QLineEdit>("consentWords");
        QVERIFY(words->hasFocus());
        QTest::keyClicks(words, QStringLiteral("last"));
        bench.enter();
        STEP(PinStep::Consent);
        QTest::keyClicks(words, QStringLiteral(" Try"));
        bench.enter();
        bench.fillIn(oldDigits, newDigits);
        STEP(PinStep::Done);
        QVERIFY(bench.card->isPin(octetsOf(newDigits)));
    }

    void blocksWithTheLastWrongTryAndSaysSo()
    {
        PinBench bench(citizen());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 2).has_value());
        QVERIFY(bench.insert());
        bench.open(PinJob::VerifyPin);
        bench.fillIn(wrongDigits, {});
        STEP(PinStep::Consent);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 1);
        QTest::keyClicks(bench.seen<QLineEdit>("consentWords"), QStringLiteral("last try"));
        bench.enter();
        bench.fillIn(wrongDigits, {});
        STEP(PinStep::Failed);
        QCOMPARE(bench.page().flow().error()->code, ErrorCode::PinBlocked);
        follow(bench);
        QCOMPARE(bench.page().flow().job(), PinJob::UnblockPin);
    }

    void asksBeforeATryIsSpentThatNobodyCanCount()
    {
        PinBench bench(citizen(true, false));
        QVERIFY(bench.insert());
        bench.open(PinJob::UnblockPin);
        STEP(PinStep::Consent);
        bench.press("consent");
        STEP(PinStep::Consent);
        bench.seen<QCheckBox>("consentTick")->setChecked(true);
        bench.press("consent");
        bench.fillIn(pukDigits, newDigits);
        STEP(PinStep::Done);
        QVERIFY(bench.card->isPin(octetsOf(newDigits)));
    }

    void refusesBadEntriesWithoutSendingThem_data()
    {
        QTest::addColumn<QByteArray>("fresh");
        QTest::newRow("short") << QByteArray("2851");
        QTest::newRow("run") << QByteArray("234567");
        QTest::newRow("repeat") << QByteArray("121212");
        QTest::newRow("the old one") << QByteArray("471108");
    }
    void refusesBadEntriesWithoutSendingThem()
    {
        QFETCH(QByteArray, fresh);
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        const int sent = bench.apdusSinceArmed();
        bench.type("current", "47a1");
        QCOMPARE(bench.field("current")->length(), 3);
        bench.press("next");
        STEP(PinStep::CurrentEntry);
        QVERIFY(bench.field("current")->isFaulty());
        bench.field("current")->clear();
        bench.fillIn(oldDigits, {fresh.data(), static_cast<std::size_t>(fresh.size())});
        STEP(PinStep::NewEntry);
        QVERIFY(bench.field("new")->isFaulty());
        QVERIFY(bench.field("new")->hasFocus());
        QCOMPARE(bench.apdusSinceArmed(), sent);
    }

    void refusesARepetitionThatDiffers()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        bench.type("current", oldDigits);
        bench.press("next");
        bench.type("new", newDigits);
        bench.type("repeat", wrongDigits);
        bench.press("send");
        STEP(PinStep::NewEntry);
        QVERIFY(bench.field("repeat")->isFaulty());
        QVERIFY(bench.field("repeat")->hasFocus());
        QVERIFY(bench.card->isPin(octetsOf(oldDigits)));
    }

    void keepsWhatIsTypedWhenTheLanguageChanges()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        bench.type("current", "4711");
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&bench.page(), &change);
        QCOMPARE(bench.field("current")->length(), 4);
    }

    void goesBackByEscape()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        QSignalSpy back(&bench.page(), &Page::backRequested);
        bench.type("current", "4711");
        QTest::keyClick(bench.field("current"), Qt::Key_Escape);
        QCOMPARE(back.count(), 1);
    }

    void waitsForACard()
    {
        PinBench bench(citizen());
        bench.open(PinJob::VerifyPin);
        STEP(PinStep::AwaitCard);
        QVERIFY(bench.insert());
        STEP(PinStep::CurrentEntry);
        QVERIFY(bench.field("current")->hasFocus());
    }

    void wipesEntriesWhenTheCardLeaves()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        bench.type("current", oldDigits);
        bench.press("next");
        bench.type("new", newDigits);
        bench.pull();
        STEP(PinStep::AwaitCard);
        QVERIFY(bench.words("truth").contains(PinWords::nothingChanged(PinJob::ChangePin)));
        QVERIFY(bench.page().flow().current().isEmpty());
        QVERIFY(bench.insert());
        STEP(PinStep::CurrentEntry);
        QVERIFY(bench.field("current")->isEmpty());
        bench.fillIn(oldDigits, newDigits);
        STEP(PinStep::Done);
    }

    void refusesASwappedCard()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        bench.type("current", oldDigits);
        bench.pull();
        QVERIFY(bench.insertOther(anotherCitizen()));
        STEP(PinStep::Failed);
        QCOMPARE(bench.page().flow().error()->code, ErrorCode::CardChanged);
        bench.press("next");
        STEP(PinStep::CurrentEntry);
    }

    void waitsAtTheReadersKeyPad()
    {
        PinBench bench(citizen(), {.reader = {.pinPad = true}});
        QVERIFY(bench.insert());
        bench.open(PinJob::VerifyPin);
        STEP(PinStep::ChoosePad);
        bench.pcsc.keyAtPad(bench.reader, {PadEntry::Ending::Confirmed, {octetsOf(oldDigits)}});
        bench.enter();
        QCOMPARE(bench.page().flow().step(), PinStep::AtPad);
        QVERIFY(bench.words("countdown").contains(QString::number(PinService::padTimeout.count())));
        STEP(PinStep::Done);
    }

    void changesAtTheReadersKeyPad()
    {
        PinBench bench(citizen(), {.reader = {.pinPad = true}});
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        STEP(PinStep::ChoosePad);
        bench.pcsc.keyAtPad(bench.reader,
            {PadEntry::Ending::Confirmed,
                {octetsOf(oldDigits), octetsOf(newDigits), octetsOf(newDigits)}});
        bench.press("usePad");
        STEP(PinStep::Done);
        QVERIFY(bench.card->isPin(octetsOf(newDigits)));
    }

    void saysThatNothingWasEnteredAtTheKeyPad()
    {
        PinBench bench(citizen(), {.reader = {.pinPad = true}});
        QVERIFY(bench.insert());
        bench.open(PinJob::VerifyPin);
        bench.pcsc.keyAtPad(bench.reader, {PadEntry::Ending::TimedOut, {}});
        bench.press("usePad");
        STEP(PinStep::Failed);
        QCOMPARE(bench.page().flow().error()->code, ErrorCode::TimedOut);
        bench.press("next");
        STEP(PinStep::ChoosePad);
        bench.press("useComputer");
        bench.fillIn(oldDigits, {});
        STEP(PinStep::Done);
    }

    void givesARunningJobUp()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        // The card holds its first answer back until the user has cancelled.
        bench.pcsc.setTransmitHook([&bench](const QString &, int) {
            QMetaObject::invokeMethod(
                &bench.page(), [&bench] { QTest::keyClick(&bench.page(), Qt::Key_Escape); },
                Qt::BlockingQueuedConnection);
        });
        bench.fillIn(oldDigits, newDigits);
        STEP(PinStep::Failed);
        QCOMPARE(bench.page().flow().error()->code, ErrorCode::Cancelled);
        QVERIFY(bench.words("truth").contains(PinWords::nothingChanged(PinJob::ChangePin)));
        QVERIFY(bench.card->isPin(octetsOf(oldDigits)));
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);
        bench.pcsc.setTransmitHook({});
    }

    void canBeClosedWhileItRuns()
    {
        PinBench bench(citizen());
        QVERIFY(bench.insert());
        bench.open(PinJob::ChangePin);
        bench.fillIn(oldDigits, newDigits);
        bench.close();
        bench.open(PinJob::VerifyPin);
    }

private:
    // Presses the button that leads to the next job, and goes on with its page.
    static void follow(PinBench &bench)
    {
        PinPage *next = nullptr;
        QObject::connect(&bench.page(), &Page::replaceRequested, &bench.page(),
            [&next](Page *page) { next = qobject_cast<PinPage *>(page); });
        bench.press("next");
        QVERIFY(next);
        bench.adopt(next);
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(PinPageTest)
#include "pinpage_test.moc"
