#include "tests/sandbox/card/cardtesting.h"
#include "tests/sandbox/card/virtualpivcard.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

/// Yubico's extensions.
class VendorCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("answer");
        QTest::newRow("PIN") << u"00F7008000"_qs << u"0101FF050101060203029000"_qs;
        QTest::newRow("PUK") << u"00F7008100"_qs << u"0101FF050100060205059000"_qs;
        QTest::newRow("9B") << u"00F7009B00"_qs << u"010103020200010501019000"_qs;
        QTest::newRow("empty slot") << u"00F7009D00"_qs << u"6A88"_qs;
        QTest::newRow("no slot") << u"00F7007700"_qs << u"6A88"_qs;
        QTest::newRow("P1") << u"00F7018000"_qs << u"6A86"_qs;
        QTest::newRow("data") << u"00F7008001AA00"_qs << u"6700"_qs;
        QTest::newRow("serial") << u"00F8000000"_qs << u"00E1D0019000"_qs;
        QTest::newRow("version") << u"00FD000000"_qs << u"0504039000"_qs;
        QTest::newRow("reset too early") << u"00FB0000"_qs << u"6985"_qs;
        QTest::newRow("new key without the old")
            << u"00FFFFFF1B039B18"_qs + u"11"_qs.repeated(24) << u"6982"_qs;
    }

    void answers()
    {
        QFETCH(QString, sent);
        QFETCH(QString, answer);
        CardProfile profile;
        profile.pukTries = 5;
        VirtualPivCard card(profile);
        QVERIFY(card.setTriesLeft(PivReference::Pin, 2));
        QVERIFY(card.setPuk(*fromHex(u"3331343135393236"_qs)));
        selectPiv(card);
        QCOMPARE(send(card, sent), answer);
    }

    void areUnknownToPlainCards_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::newRow("metadata") << u"00F7008000"_qs;
        QTest::newRow("serial") << u"00F8000000"_qs;
        QTest::newRow("version") << u"00FD000000"_qs;
        QTest::newRow("reset") << u"00FB0000"_qs;
        QTest::newRow("management key") << u"00FFFFFF1B039B18"_qs + u"11"_qs.repeated(24);
    }

    void areUnknownToPlainCards()
    {
        QFETCH(QString, sent);
        CardProfile profile;
        profile.metadata = false;
        VirtualPivCard card(profile);
        selectPiv(card);
        QCOMPARE(send(card, sent), u"6D00"_qs);
    }

    void tellsOfKeys_data()
    {
        QTest::addColumn<int>("slot");
        QTest::addColumn<QString>("policy");
        QTest::newRow("9A") << 0x9A << u"02020201"_qs;
        QTest::newRow("9C") << 0x9C << u"02020301"_qs;
        QTest::newRow("9E") << 0x9E << u"02020101"_qs;
        QTest::newRow("82") << 0x82 << u"02020201"_qs;
    }

    void tellsOfKeys()
    {
        QFETCH(int, slot);
        QFETCH(QString, policy);
        VirtualPivCard card;
        QVERIFY(card.generateKey(static_cast<std::uint8_t>(slot), KeyAlgorithm::EccP256));
        selectPiv(card);
        const QString answer = send(card, u"00F700%1"_qs.arg(slot, 2, 16, QLatin1Char('0')));
        QVERIFY2(
            answer.startsWith(u"010111"_qs + policy + u"0301010443864104"_qs), qPrintable(answer));
    }

    void tellsThatThePinIsNoLongerInitial()
    {
        VirtualPivCard card;
        selectPiv(card);
        QVERIFY(send(card, u"00F70080"_qs).contains(u"050101"_qs));
        QCOMPARE(send(card, u"0024008010313233343536FFFF343731313038FFFF"_qs), u"9000"_qs);
        QVERIFY(send(card, u"00F70080"_qs).contains(u"050100"_qs));
    }

    void setsTheManagementKey()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        QCOMPARE(send(card, u"00FFFFFF13089B10"_qs + u"11"_qs.repeated(15)), u"6700"_qs);
        QCOMPARE(send(card, u"00FFFFFF12089B10"_qs + u"11"_qs.repeated(15)), u"6A80"_qs);
        QCOMPARE(send(card, u"00FFFFFF13089B10"_qs + u"11"_qs.repeated(16)), u"9000"_qs);
        QVERIFY(send(card, u"00F7009B"_qs).startsWith(u"010108"_qs));
        QVERIFY(send(card, u"00F7009B"_qs).contains(u"050100"_qs));
    }

    void startsAgainWhenAllIsBlocked()
    {
        VirtualPivCard card;
        QVERIFY(card.putObject(0x5FC105, Bytes{1}));
        QVERIFY(card.generateKey(0x9A, KeyAlgorithm::EccP256));
        QVERIFY(card.setTriesLeft(PivReference::Pin, 0));
        QVERIFY(card.setTriesLeft(PivReference::Puk, 0));
        selectPiv(card);
        QCOMPARE(send(card, u"00FB0000"_qs), u"9000"_qs);
        QCOMPARE(card.triesLeft(PivReference::Pin), 3);
        QVERIFY(!card.object(0x5FC105));
        QVERIFY(!card.publicKey(0x9A));
    }
};

QTEST_APPLESS_MAIN(VendorCommandsTest)
#include "vendorcommands_test.moc"
