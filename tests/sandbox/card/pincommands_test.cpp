#include "tests/sandbox/card/cardtesting.h"
#include "tests/sandbox/card/virtualpivcard.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

const QString rightPin = u"313233343536FFFF"_qs;
const QString wrongPin = u"393939393939FFFF"_qs;
const QString newPin = u"343731313038FFFF"_qs;
const QString malformedPin = u"3132333435FFFFFF"_qs;
const QString rightPuk = u"3132333435363738"_qs;
const QString wrongPuk = u"3939393939393939"_qs;

QString verifyWith(const QString &padded)
{
    return u"0020008008"_qs + padded;
}

const Bytes initialPin{'1', '2', '3', '4', '5', '6'};
const Bytes laterPin{'4', '7', '1', '1', '0', '8'};

} // namespace

class PinCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersBeforeAnyTry_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("answer");
        QTest::newRow("counter") << u"00200080"_qs << u"63C3"_qs;
        QTest::newRow("counter, with Le") << u"0020008000"_qs << u"63C3"_qs;
        QTest::newRow("log out") << u"0020FF80"_qs << u"9000"_qs;
        QTest::newRow("log out with data") << u"0020FF8008"_qs + rightPin << u"6A80"_qs;
        QTest::newRow("P1") << u"0020018008"_qs + rightPin << u"6A86"_qs;
        QTest::newRow("global PIN") << u"0020000008"_qs + rightPin << u"6A88"_qs;
        QTest::newRow("PUK") << u"0020008108"_qs + rightPuk << u"6A88"_qs;
        QTest::newRow("fingerprint") << u"00200096"_qs << u"6A88"_qs;
        QTest::newRow("unpadded") << u"0020008006313233343536"_qs << u"6A80"_qs;
        QTest::newRow("five digits") << verifyWith(malformedPin) << u"6A80"_qs;
        QTest::newRow("letters") << verifyWith(u"4142434445464748"_qs) << u"6A80"_qs;
        QTest::newRow("padded with 00") << verifyWith(u"3132333435360000"_qs) << u"6A80"_qs;
        QTest::newRow("digit after padding") << verifyWith(u"313233343536FF37"_qs) << u"6A80"_qs;
        QTest::newRow("nine octets") << u"00200080093132333435363738FF"_qs << u"6A80"_qs;
        QTest::newRow("change: P1") << u"0024018010"_qs + rightPin + newPin << u"6A86"_qs;
        QTest::newRow("change: reference") << u"0024000010"_qs + rightPin + newPin << u"6A88"_qs;
        QTest::newRow("change: half") << u"0024008008"_qs + rightPin << u"6A80"_qs;
        QTest::newRow("change: nothing") << u"00240080"_qs << u"6A80"_qs;
        QTest::newRow("change: malformed old")
            << u"0024008010"_qs + malformedPin + newPin << u"6A80"_qs;
        QTest::newRow("change: malformed new")
            << u"0024008010"_qs + rightPin + malformedPin << u"6A80"_qs;
        QTest::newRow("change: malformed new, wrong old")
            << u"0024008010"_qs + wrongPin + malformedPin << u"6A80"_qs;
        QTest::newRow("reset: P1") << u"002C018010"_qs + rightPuk + newPin << u"6A86"_qs;
        QTest::newRow("reset: PUK") << u"002C008110"_qs + rightPuk + newPin << u"6A88"_qs;
        QTest::newRow("reset: half") << u"002C008008"_qs + rightPuk << u"6A80"_qs;
        QTest::newRow("reset: malformed new")
            << u"002C008010"_qs + rightPuk + malformedPin << u"6A80"_qs;
        QTest::newRow("reset: malformed new, wrong PUK")
            << u"002C008010"_qs + wrongPuk + malformedPin << u"6A80"_qs;
    }

    void answersBeforeAnyTry()
    {
        QFETCH(QString, sent);
        QFETCH(QString, answer);
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(send(card, sent), answer);
        QVERIFY(!card.isPinVerified());
        QCOMPARE(card.triesLeft(PivReference::Pin), 3);
        QCOMPARE(card.triesLeft(PivReference::Puk), 3);
        QVERIFY(card.isPin(initialPin));
    }

    void verifiesAndLogsOut()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(send(card, verifyWith(rightPin)), u"9000"_qs);
        QVERIFY(card.isPinVerified());
        QCOMPARE(send(card, u"00200080"_qs), u"9000"_qs);
        QCOMPARE(send(card, u"0020FF80"_qs), u"9000"_qs);
        QVERIFY(!card.isPinVerified());
        QCOMPARE(send(card, u"00200080"_qs), u"63C3"_qs);
    }

    void countsDownToBlockedAndBackUp()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(send(card, verifyWith(wrongPin)), u"63C2"_qs);
        QCOMPARE(send(card, verifyWith(rightPin)), u"9000"_qs);
        QCOMPARE(card.triesLeft(PivReference::Pin), 3);
        QCOMPARE(send(card, verifyWith(wrongPin)), u"63C2"_qs);
        QVERIFY(!card.isPinVerified());
        QCOMPARE(send(card, verifyWith(wrongPin)), u"63C1"_qs);
        QCOMPARE(send(card, verifyWith(wrongPin)), u"63C0"_qs);
        QCOMPARE(send(card, verifyWith(rightPin)), u"6983"_qs);
        QCOMPARE(send(card, u"00200080"_qs), u"6983"_qs);
        QCOMPARE(send(card, u"0024008010"_qs + rightPin + newPin), u"6983"_qs);
    }

    void keepsTheStatusWhenSelectedAgain()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);
        selectPiv(card);
        QVERIFY(card.isPinVerified());
        QCOMPARE(send(card, u"00A4040006A0000003090100"_qs), u"6A82"_qs);
        QVERIFY(card.isPinVerified());
    }

    void losesTheStatus_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("reset") << 0;
        QTest::newRow("power") << 1;
        QTest::newRow("another application") << 2;
    }

    void losesTheStatus()
    {
        QFETCH(int, how);
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        if (how == 0)
            card.reset();
        else if (how == 1)
            card.powerOff();
        else
            send(card, u"00A4040007A0000001510000"_qs);
        QVERIFY(!card.isPinVerified());
        QVERIFY(!card.isAdminAuthenticated());
        QCOMPARE(send(card, u"00200080"_qs), u"6D00"_qs);
    }

    void changesThePin()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(send(card, verifyWith(wrongPin)), u"63C2"_qs);
        QCOMPARE(send(card, u"0024008010"_qs + rightPin + newPin), u"9000"_qs);
        QVERIFY(card.isPin(laterPin));
        QVERIFY(card.isPinVerified());
        QCOMPARE(card.triesLeft(PivReference::Pin), 3);
    }

    void spendsATryForAChangeWithAWrongPin()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);
        QCOMPARE(send(card, u"0024008010"_qs + wrongPin + newPin), u"63C2"_qs);
        QVERIFY(card.isPin(initialPin));
        QVERIFY(!card.isPinVerified());
    }

    void mayCountAMalformedNewPin()
    {
        CardProfile profile;
        profile.malformedNewPinCostsTry = true;
        VirtualPivCard card(profile);
        selectPiv(card);
        QCOMPARE(send(card, u"0024008010"_qs + wrongPin + malformedPin), u"63C2"_qs);
        QCOMPARE(send(card, u"0024008010"_qs + rightPin + malformedPin), u"6A80"_qs);
        QCOMPARE(card.triesLeft(PivReference::Pin), 2);
        QCOMPARE(send(card, u"002C008010"_qs + wrongPuk + malformedPin), u"63C2"_qs);
        QCOMPARE(send(card, u"002C008010"_qs + rightPuk + malformedPin), u"6A80"_qs);
        QCOMPARE(card.triesLeft(PivReference::Puk), 2);
        QVERIFY(card.isPin(initialPin));
    }

    void changesThePuk()
    {
        VirtualPivCard card;
        selectPiv(card);
        const QString anyOctets = u"FF00AABBCCDDEE11"_qs;
        QCOMPARE(send(card, u"0024008110"_qs + wrongPuk + anyOctets), u"63C2"_qs);
        QCOMPARE(send(card, u"0024008110"_qs + rightPuk + anyOctets), u"9000"_qs);
        QCOMPARE(card.triesLeft(PivReference::Puk), 3);
        QVERIFY(card.isPuk(*fromHex(anyOctets)));
        QVERIFY(!card.isPinVerified());
    }

    void unblocksThePin()
    {
        VirtualPivCard card;
        selectPiv(card);
        QVERIFY(card.setTriesLeft(PivReference::Pin, 0));
        QCOMPARE(send(card, u"002C008010"_qs + wrongPuk + newPin), u"63C2"_qs);
        QCOMPARE(send(card, u"002C008010"_qs + rightPuk + newPin), u"9000"_qs);
        QCOMPARE(card.triesLeft(PivReference::Pin), 3);
        QCOMPARE(card.triesLeft(PivReference::Puk), 3);
        QVERIFY(card.isPin(laterPin));
        QVERIFY(!card.isPinVerified());
    }

    void blocksThePuk()
    {
        VirtualPivCard card;
        selectPiv(card);
        for (const QString &answer : {u"63C2"_qs, u"63C1"_qs, u"63C0"_qs, u"6983"_qs})
            QCOMPARE(send(card, u"002C008010"_qs + wrongPuk + newPin), answer);
        QCOMPARE(send(card, u"002C008010"_qs + rightPuk + newPin), u"6983"_qs);
        QCOMPARE(send(card, u"0024008110"_qs + rightPuk + wrongPuk), u"6983"_qs);
        QVERIFY(card.isPin(initialPin));
    }
};

QTEST_APPLESS_MAIN(PinCommandsTest)
#include "pincommands_test.moc"
