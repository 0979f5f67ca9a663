#include "pinbench.h"
#include "ui/base/button.h"
#include "ui/pin/interruptedbanner.h"
#include "ui/pin/pinfield.h"
#include "ui/pin/pinpage.h"
#include "ui/pin/pinwords.h"

#include <QCheckBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

Q_DECLARE_METATYPE(eid::sandbox::Fault)

using namespace eid;
using namespace eid::sandbox;
using namespace eid::ui;

namespace {

constexpr std::string_view oldDigits = "471108";
constexpr std::string_view issuedDigits = "123456";
constexpr std::string_view pukDigits = "31415926";
constexpr std::string_view newDigits = "285193";
constexpr std::string_view newPukDigits = "73920461";

// More than any job sends to a card.
constexpr int lastApdu = 7;

struct Job
{
    const char *name;
    PinJob job;
    std::string_view current;
    std::string_view fresh;
};
constexpr Job jobs[] = {
    {"verify", PinJob::VerifyPin, oldDigits, {}},
    {"change", PinJob::ChangePin, oldDigits, newDigits},
    {"activate", PinJob::ActivatePin, issuedDigits, newDigits},
    {"unblock", PinJob::UnblockPin, pukDigits, newDigits},
    {"puk", PinJob::ChangePuk, pukDigits, newPukDigits},
};

DemoCitizen citizenFor(const Job &job, bool metadata)
{
    const bool activated = job.job != PinJob::ActivatePin;
    for (const DemoCitizen &one : demoCitizens()) {
        if (one.activated == activated && (one.metadata == metadata || !activated)
            && one.keys == DemoCitizen::Keys::EcP256)
            return one;
    }
    qFatal("No such demo citizen");
}

bool isNewValid(const PinBench &bench, const Job &job)
{
    return job.job == PinJob::ChangePuk ? bench.card->isPuk(octetsOf(job.fresh))
                                        : bench.card->isPin(octetsOf(job.fresh));
}

void consentToUnknown(PinBench &bench)
{
    if (bench.page().flow().step() != PinStep::Consent)
        return;
    bench.seen<QCheckBox>("consentTick")->setChecked(true);
    bench.press("consent");
}

bool isAtRest(PinStep step)
{
    return step == PinStep::Done || step == PinStep::Failed || step == PinStep::AwaitReturn
        || step == PinStep::Judged;
}

} // namespace

class PinInterruptionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("pininterruption"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    }

    void saysTheTruthAfterAPull_data()
    {
        addFaults({Fault::Kind::PullBefore, Fault::Kind::PullAfter});
    }
    void saysTheTruthAfterAPull()
    {
        QFETCH(int, job);
        QFETCH(bool, metadata);
        QFETCH(Fault, fault);
        PinBench bench(citizenFor(jobs[job], metadata));
        QVERIFY(bench.insert());
        endTruly(bench, jobs[job], fault);
    }

    void saysTheTruthOfAMuteCard_data()
    {
        addFaults({Fault::Kind::MuteBefore, Fault::Kind::MuteAfter});
    }
    void saysTheTruthOfAMuteCard()
    {
        QFETCH(int, job);
        QFETCH(bool, metadata);
        QFETCH(Fault, fault);
        PinBench bench(
            citizenFor(jobs[job], metadata), {.commandTimeout = std::chrono::milliseconds(400)});
        QVERIFY(bench.insert());
        endTruly(bench, jobs[job], fault);
    }

    void tellsOfAnotherCardInstead()
    {
        const Job &job = jobs[1];
        PinBench bench(citizenFor(job, true));
        QVERIFY(bench.insert());
        interruptChange(bench);
        QVERIFY(bench.insertOther(demoCitizens().at(1)));
        QCOMPARE(bench.page().flow().step(), PinStep::AwaitReturn);
        QVERIFY(bench.service.interrupted().has_value());
        bench.pull();
        QVERIFY(bench.insert());
        QTRY_VERIFY_WITH_TIMEOUT(bench.page().flow().step() == PinStep::Judged
                || bench.page().flow().step() == PinStep::SettleConsent,
            PinBench::patience);
    }

    void remindsWithABannerUntilItIsSettled()
    {
        PinBench bench(citizenFor(jobs[1], true));
        InterruptedBanner banner(bench.desk, bench.service);
        QVERIFY(bench.insert());
        QVERIFY(banner.isHidden());
        interruptChange(bench);
        bench.close();
        QVERIFY(!banner.isHidden());
        QCOMPARE(banner.title(), PinWords::interrupted(PinJob::ChangePin).title);
        QSignalSpy judged(&bench.service, &PinService::judged);
        QVERIFY(bench.insert());
        QTRY_COMPARE_WITH_TIMEOUT(judged.count(), 1, PinBench::patience);
        QVERIFY(!banner.isHidden());
        auto *settle = banner.findChild<Button *>(QStringLiteral("settle"));
        if (bench.service.interrupted()) {
            QSignalSpy wanted(&banner, &InterruptedBanner::settleRequested);
            settle->click();
            QCOMPARE(wanted.count(), 1);
            QCOMPARE(wanted.at(0).at(1).toString(), bench.reader);
        } else {
            QVERIFY(settle->isHidden());
        }
        banner.findChild<Button *>(QStringLiteral("dismiss"))->click();
        QVERIFY(banner.isHidden());
        QVERIFY(!bench.service.interrupted().has_value());
    }

private:
    static void addFaults(std::initializer_list<Fault::Kind> kinds)
    {
        QTest::addColumn<int>("job");
        QTest::addColumn<bool>("metadata");
        QTest::addColumn<Fault>("fault");
        for (int job = 0; job < int(std::size(jobs)); ++job) {
            for (const bool metadata : {true, false}) {
                if (!metadata && jobs[job].job == PinJob::ActivatePin)
                    continue;
                for (const Fault::Kind kind : kinds) {
                    for (int apdu = 1; apdu <= lastApdu; ++apdu)
                        QTest::addRow("%s %s, fault %d at %d", jobs[job].name,
                            metadata ? "with metadata" : "plain", int(kind), apdu)
                            << job << metadata << Fault{.kind = kind, .apdu = apdu};
                }
            }
        }
    }

    // Whatever happens, the page says in the end what is so.
    static void endTruly(PinBench &bench, const Job &job, const Fault &fault)
    {
        bench.open(job.job);
        QTRY_VERIFY_WITH_TIMEOUT(bench.page().flow().step() == PinStep::Consent
                || bench.page().flow().step() == PinStep::CurrentEntry,
            PinBench::patience);
        consentToUnknown(bench);
        bench.arm(fault);
        bench.fillIn(job.current, job.fresh);
        QTRY_VERIFY_WITH_TIMEOUT(isAtRest(bench.page().flow().step()), PinBench::patience);
        const bool sets = job.job != PinJob::VerifyPin;

        switch (bench.page().flow().step()) {
        case PinStep::Done:
            QVERIFY(!sets || isNewValid(bench, job));
            return;
        case PinStep::Failed:
            QVERIFY(!sets || !isNewValid(bench, job));
            QVERIFY(bench.words("truth").contains(PinWords::nothingChanged(job.job)));
            return;
        default:
            break;
        }
        if (bench.page().flow().step() == PinStep::AwaitReturn) {
            bench.pull();
            QVERIFY(bench.insert());
            QTRY_VERIFY_WITH_TIMEOUT(bench.page().flow().step() == PinStep::Judged
                    || bench.page().flow().step() == PinStep::SettleConsent,
                PinBench::patience);
        }
        if (bench.page().flow().step() == PinStep::SettleConsent) {
            bench.seen<QCheckBox>("consentTick")->setChecked(true);
            bench.press("consent");
            bench.type("settling", job.fresh);
            bench.press("settle");
            QTRY_COMPARE_WITH_TIMEOUT(
                bench.page().flow().step(), PinStep::Judged, PinBench::patience);
        }
        if (sets)
            QCOMPARE(bench.page().flow().verdict(),
                isNewValid(bench, job) ? PinVerdict::NewValid : PinVerdict::OldValid);
        QCOMPARE(bench.words("resultTitle"),
            PinWords::judged(job.job, bench.page().flow().verdict()).title);
        QVERIFY(!bench.service.interrupted().has_value());
    }

    // A change that is cut short after the card ran it.
    static void interruptChange(PinBench &bench)
    {
        bench.open(PinJob::ChangePin);
        for (int apdu = 1; apdu <= lastApdu; ++apdu) {
            bench.arm({.kind = Fault::Kind::PullAfter, .apdu = apdu});
            bench.fillIn(oldDigits, newDigits);
            QTRY_VERIFY_WITH_TIMEOUT(isAtRest(bench.page().flow().step()), PinBench::patience);
            if (bench.page().flow().step() == PinStep::AwaitReturn)
                return;
            QCOMPARE(bench.page().flow().step(), PinStep::Failed);
            bench.pull();
            QVERIFY(bench.insert());
            bench.press("next");
        }
        QFAIL("No APDU of the change leaves its end open");
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(PinInterruptionTest)
#include "pininterruption_test.moc"
