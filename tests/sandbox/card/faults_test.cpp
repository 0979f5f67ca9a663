#include "tests/sandbox/card/cardtesting.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/card/virtualpivcard.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;
using namespace std::chrono_literals;

namespace {

using Kind = ContactReply::Kind;

const QString wrongPin = u"0020008008393939393939FFFF"_qs;
const QString counter = u"00200080"_qs;

/// FASC-N, then a GUID of 16 octets, as in every CHUID.
const Bytes chuid = *fromHex(u"3019D4E739DA739CED39CE739DA1685A1082108CE73984119257FC"_qs
    + u"34100102030405060708090A0B0C0D0E0F10350832303330313233313E00FE00"_qs);

struct Broken
{
    explicit Broken(const QString &spec, const CardProfile &profile = {})
        : card(std::make_shared<VirtualPivCard>(profile))
        , contacts(card)
    {
        selectPiv(contacts);
        contacts.arm(parseFaults({spec}).value());
    }

    ContactReply exchange(const QString &command) { return contacts.exchange(*fromHex(command)); }
    int tries() const { return card->triesLeft(PivReference::Pin); }

    std::shared_ptr<VirtualPivCard> card;
    FaultyCard contacts;
};

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsEachWord_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("apdu");
        QTest::addColumn<int>("operand");
        QTest::newRow("pull-before")
            << u"pull-before=3"_qs << int(Fault::Kind::PullBefore) << 3 << 0;
        QTest::newRow("pull-after") << u"pull-after=1"_qs << int(Fault::Kind::PullAfter) << 1 << 0;
        QTest::newRow("mute-before")
            << u"mute-before=12"_qs << int(Fault::Kind::MuteBefore) << 12 << 0;
        QTest::newRow("mute-after") << u"mute-after=2"_qs << int(Fault::Kind::MuteAfter) << 2 << 0;
        QTest::newRow("status") << u"status=4:6F00"_qs << int(Fault::Kind::Status) << 4 << 0x6F00;
        QTest::newRow("status-after")
            << u"status-after=4:6f00"_qs << int(Fault::Kind::StatusAfter) << 4 << 0x6F00;
        QTest::newRow("delay") << u"delay=5:250"_qs << int(Fault::Kind::Delay) << 5 << 250;
        QTest::newRow("delay all") << u"delay=*:30"_qs << int(Fault::Kind::Delay) << -1 << 30;
        QTest::newRow("cut") << u"cut=2:7"_qs << int(Fault::Kind::Cut) << 2 << 7;
        QTest::newRow("lengthen") << u"lengthen=2:9"_qs << int(Fault::Kind::Lengthen) << 2 << 9;
    }

    void understandsAnInstruction_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("instruction");
        QTest::newRow("pull") << u"pull-after=ins24"_qs << int(Fault::Kind::PullAfter) << 0x24;
        QTest::newRow("status") << u"status=ins2C:6F00"_qs << int(Fault::Kind::Status) << 0x2C;
        QTest::newRow("delay") << u"delay=inscb:250"_qs << int(Fault::Kind::Delay) << 0xCB;
        QTest::newRow("cut") << u"cut=insCB:7"_qs << int(Fault::Kind::Cut) << 0xCB;
    }

    void understandsAnInstruction()
    {
        QFETCH(QString, spec);
        QFETCH(int, kind);
        QFETCH(int, instruction);
        const auto plan = parseFaults({spec});
        QVERIFY(plan);
        const Fault &fault = plan->faults.at(0);
        QCOMPARE(int(fault.kind), kind);
        QCOMPARE(int(fault.instruction.value_or(0)), instruction);
        QVERIFY(!fault.apdu);
        QVERIFY(!fault.isEveryOne());
    }

    void understandsEachWord()
    {
        QFETCH(QString, spec);
        QFETCH(int, kind);
        QFETCH(int, apdu);
        QFETCH(int, operand);
        const auto plan = parseFaults({spec});
        QVERIFY(plan);
        QCOMPARE(plan->faults.size(), 1U);
        const Fault &fault = plan->faults[0];
        QCOMPARE(int(fault.kind), kind);
        QCOMPARE(fault.apdu.value_or(-1), apdu);
        QCOMPARE(
            fault.status + static_cast<int>(fault.octets) + static_cast<int>(fault.delay.count()),
            operand);
    }

    void understandsSeveralWords()
    {
        const auto plan = parseFaults({u"other-serial-after-reset"_qs, u"reinsert=400"_qs,
            u"pull-after=2"_qs, u"delay=*:5"_qs});
        QVERIFY(plan);
        QVERIFY(plan->otherSerialAfterReset);
        QCOMPARE(plan->reinsertAfter, 400ms);
        QCOMPARE(plan->faults.size(), 2U);
        QVERIFY(parseFaults({})->isEmpty());
    }

    void refusesOtherWords_data()
    {
        QTest::addColumn<QString>("spec");
        for (const char *spec : {"", "pull", "pull-before", "pull-before=", "pull-before=0",
                 "pull-before=-1", "pull-before=+1", "pull-before= 1", "pull-before=x",
                 "pull-before=*", "pull-before=1:2", "pull-before=1:", "status=1",
                 "status=1:", "status=1:6F", "status=1:6F000", "status=1:xyzw", "status=*:6F00",
                 "pull-after=ins", "pull-after=ins2", "pull-after=ins244", "pull-after=insXY",
                 "pull-after=INS24", "pull-after=ins24:1", "status=ins24", "delay=1",
                 "delay=1:", "delay=1:-5", "delay=1:x", "cut=1:0", "cut=1", "lengthen=1:99999999",
                 "reinsert", "reinsert=", "reinsert=x", "other-serial-after-reset=1", "explode=1",
                 "PULL-BEFORE=1"})
            QTest::newRow(spec) << QString::fromLatin1(spec);
    }

    void refusesOtherWords()
    {
        QFETCH(QString, spec);
        const auto plan = parseFaults({u"pull-before=1"_qs, spec});
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::InvalidArgument);
        QVERIFY(plan.error().detail.contains(spec));
    }

    void pullsBeforeTheCardRuns()
    {
        Broken broken(u"pull-before=2"_qs);
        QCOMPARE(toHex(broken.exchange(counter).response), u"63C3"_qs);
        QCOMPARE(broken.exchange(wrongPin).kind, Kind::Pulled);
        QCOMPARE(broken.tries(), 3);
        QCOMPARE(broken.exchange(counter).kind, Kind::Pulled);
        QVERIFY(broken.contacts.reset().empty());
        QCOMPARE(broken.contacts.apduCount(), 2);
    }

    void pullsAfterTheCardRan()
    {
        Broken broken(u"pull-after=1"_qs);
        const ContactReply reply = broken.exchange(wrongPin);
        QCOMPARE(reply.kind, Kind::Pulled);
        QVERIFY(reply.response.empty());
        QCOMPARE(broken.tries(), 2);
    }

    void strikesTheNextCommandOfAnInstruction()
    {
        Broken broken(u"status=ins20:6F00"_qs);
        QCOMPARE(toHex(broken.exchange(u"00FD0000"_qs).response), u"0504039000"_qs);
        QCOMPARE(toHex(broken.exchange(counter).response), u"6F00"_qs);
        QCOMPARE(toHex(broken.exchange(counter).response), u"63C3"_qs);
    }

    void strikesTheLastCommandOfAChain()
    {
        Broken broken(u"pull-after=insDB"_qs);
        const QString block = u"DB3FFF%1"_qs;
        QCOMPARE(toHex(broken.exchange(u"10"_qs + block.arg(u"025C03"_qs)).response), u"9000"_qs);
        QCOMPARE(broken.exchange(u"00"_qs + block.arg(u"035FC102"_qs)).kind, Kind::Pulled);
    }

    void losesPowerWhenPulled()
    {
        Broken broken(u"pull-before=2"_qs);
        QCOMPARE(verifyInitialPin(broken.contacts), u"9000"_qs);
        QVERIFY(broken.card->isPinVerified());
        broken.exchange(counter);
        QVERIFY(!broken.card->isPinVerified());
    }

    void isHealthyOnceItIsBack()
    {
        Broken broken(u"pull-before=1"_qs);
        QCOMPARE(broken.exchange(counter).kind, Kind::Pulled);
        QVERIFY(!broken.contacts.powerOn().empty());
        selectPiv(broken.contacts);
        QCOMPARE(toHex(broken.exchange(counter).response), u"63C3"_qs);
    }

    void goesMuteBeforeOrAfterTheCardRan_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("tries");
        QTest::newRow("before") << u"mute-before=1"_qs << 3;
        QTest::newRow("after") << u"mute-after=1"_qs << 2;
    }

    void goesMuteBeforeOrAfterTheCardRan()
    {
        QFETCH(QString, spec);
        QFETCH(int, tries);
        Broken broken(spec);
        QCOMPARE(broken.exchange(wrongPin).kind, Kind::Mute);
        QCOMPARE(broken.tries(), tries);
        QCOMPARE(broken.exchange(counter).kind, Kind::Mute);
        QVERIFY(!broken.contacts.reset().empty());
        selectPiv(broken.contacts);
        QCOMPARE(broken.exchange(counter).kind, Kind::Answered);
    }

    void answersWithAStatus_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("tries");
        QTest::newRow("instead") << u"status=1:6F00"_qs << 3;
        QTest::newRow("after") << u"status-after=1:6F00"_qs << 2;
    }

    void answersWithAStatus()
    {
        QFETCH(QString, spec);
        QFETCH(int, tries);
        Broken broken(spec);
        QCOMPARE(toHex(broken.exchange(wrongPin).response), u"6F00"_qs);
        QCOMPARE(broken.tries(), tries);
        QCOMPARE(toHex(broken.exchange(counter).response), u"63C%1"_qs.arg(tries));
    }

    void answersLate()
    {
        Broken broken(u"delay=2:250"_qs);
        QCOMPARE(broken.exchange(counter).delay, 0ms);
        const ContactReply late = broken.exchange(counter);
        QCOMPARE(late.delay, 250ms);
        QCOMPARE(toHex(late.response), u"63C3"_qs);
        QCOMPARE(broken.exchange(counter).delay, 0ms);
    }

    void answersLateAlways()
    {
        Broken broken(u"delay=*:30"_qs);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(broken.exchange(counter).delay, 30ms);
    }

    void changesTheLength_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("answer");
        QTest::newRow("whole") << u"cut=9:1"_qs << u"0504039000"_qs;
        QTest::newRow("cut data") << u"cut=1:2"_qs << u"059000"_qs;
        QTest::newRow("cut all data") << u"cut=1:3"_qs << u"9000"_qs;
        QTest::newRow("cut the status word") << u"cut=1:4"_qs << u"90"_qs;
        QTest::newRow("cut all") << u"cut=1:5"_qs << QString();
        QTest::newRow("cut more than all") << u"cut=1:500"_qs << QString();
        QTest::newRow("lengthen") << u"lengthen=1:2"_qs << u"050403A5A59000"_qs;
    }

    void changesTheLength()
    {
        QFETCH(QString, spec);
        QFETCH(QString, answer);
        Broken broken(spec);
        QCOMPARE(toHex(broken.exchange(u"00FD0000"_qs).response), answer);
        QCOMPARE(toHex(broken.exchange(u"00FD0000"_qs).response), u"0504039000"_qs);
    }

    void becomesAnotherCardAfterReset_data()
    {
        QTest::addColumn<bool>("t0");
        QTest::newRow("T=1") << false;
        QTest::newRow("T=0") << true;
    }

    void becomesAnotherCardAfterReset()
    {
        QFETCH(bool, t0);
        CardProfile profile;
        profile.t0 = t0;
        Broken broken(u"other-serial-after-reset"_qs, profile);
        QVERIFY(broken.card->putObject(0x5FC102, chuid));
        const QString getChuid = u"00CB3FFF055C035FC10200"_qs;
        const QString before = sendAll(broken.contacts, getChuid);
        QVERIFY(before.contains(toHex(chuid)));

        broken.contacts.reset();
        selectPiv(broken.contacts);
        QString after = sendAll(broken.contacts, getChuid);
        QVERIFY(after.contains(u"34100102030405060708090A0B0C0D0E0FEF"_qs));
        QCOMPARE(after.replace(u"0E0FEF"_qs, u"0E0F10"_qs), before);
        QCOMPARE(send(broken.contacts, t0 ? u"00F8000004"_qs : u"00F80000"_qs), u"00E1D0FE9000"_qs);
        QCOMPARE(send(broken.contacts, counter), u"63C3"_qs);
    }

    void keepsItsSerialWithoutAnApduBeforeTheReset()
    {
        Broken broken(u"other-serial-after-reset"_qs);
        broken.contacts.powerOn();
        selectPiv(broken.contacts);
        QCOMPARE(send(broken.contacts, u"00F80000"_qs), u"00E1D0019000"_qs);
    }

    void countsFromArming()
    {
        Broken broken(u"pull-before=9"_qs);
        broken.exchange(counter);
        QCOMPARE(broken.contacts.apduCount(), 1);
        broken.contacts.arm(parseFaults({u"status=1:6F01"_qs, u"reinsert=7"_qs}).value());
        QCOMPARE(broken.contacts.apduCount(), 0);
        QCOMPARE(broken.contacts.reinsertAfter(), 7ms);
        QCOMPARE(toHex(broken.exchange(counter).response), u"6F01"_qs);
    }
};

QTEST_APPLESS_MAIN(FaultsTest)
#include "faults_test.moc"
