#include "tests/sandbox/card/cardtesting.h"
#include "tests/sandbox/card/virtualpivcard.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

CardProfile plain()
{
    CardProfile profile;
    profile.metadata = false;
    return profile;
}

} // namespace

/// SELECT, GET DATA, PUT DATA.
class ObjectCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selects_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("answer");
        const QString property = u"611B4F0600001000010079074F05A00000030850085049562063617264"_qs;
        QTest::newRow("whole AID")
            << u"00A404000BA00000030800001000010000"_qs << property + u"9000"_qs;
        QTest::newRow("AID without version")
            << u"00A4040009A0000003080000100000"_qs << property + u"9000"_qs;
        QTest::newRow("RID") << u"00A4040005A00000030800"_qs << property + u"9000"_qs;
        QTest::newRow("without response") << u"00A4040C0BA000000308000010000100"_qs << u"9000"_qs;
        QTest::newRow("less than a RID") << u"00A4040004A0000003"_qs << u"6A82"_qs;
        QTest::newRow("other version") << u"00A404000BA000000308000010000200"_qs << u"6A82"_qs;
        QTest::newRow("beyond the AID") << u"00A404000CA00000030800001000010000"_qs << u"6A82"_qs;
        QTest::newRow("other application") << u"00A4040006D27600012401"_qs << u"6A82"_qs;
        QTest::newRow("next occurrence") << u"00A4040205A000000308"_qs << u"6A82"_qs;
        QTest::newRow("by file identifier") << u"00A40000023F00"_qs << u"6A86"_qs;
        QTest::newRow("P2") << u"00A4040805A000000308"_qs << u"6A86"_qs;
        QTest::newRow("card manager")
            << u"00A4040008A000000151000000"_qs << u"6F108408A000000151000000A5049F6501FF9000"_qs;
        QTest::newRow("default") << u"00A4040000"_qs
                                 << u"6F108408A000000151000000A5049F6501FF9000"_qs;
    }

    void selects()
    {
        QFETCH(QString, sent);
        QFETCH(QString, answer);
        VirtualPivCard card;
        QCOMPARE(send(card, sent), answer);
    }

    void staysSelectedWhenAnotherIsNotThere()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(send(card, u"00A4040006D27600012401"_qs), u"6A82"_qs);
        QCOMPARE(send(card, u"00200080"_qs), u"63C3"_qs);
    }

    void reads_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("answer");
        QTest::newRow("discovery")
            << u"00CB3FFF035C017E00"_qs << u"7E124F0BA0000003080000100001005F2F0240009000"_qs;
        QTest::newRow("certificate") << u"00CB3FFF055C035FC10500"_qs << u"5302AABB9000"_qs;
        QTest::newRow("without Le") << u"00CB3FFF055C035FC105"_qs << u"5302AABB9000"_qs;
        QTest::newRow("absent") << u"00CB3FFF055C035FC10A00"_qs << u"6A82"_qs;
        QTest::newRow("absent templates") << u"00CB3FFF045C027F6100"_qs << u"6A82"_qs;
        QTest::newRow("unknown") << u"00CB3FFF055C035FC17700"_qs << u"6A82"_qs;
        QTest::newRow("with PIN, absent") << u"00CB3FFF055C035FC10800"_qs << u"6982"_qs;
        QTest::newRow("with PIN") << u"00CB3FFF055C035FC10900"_qs << u"6982"_qs;
        QTest::newRow("P1 P2") << u"00CB0000055C035FC10500"_qs << u"6A86"_qs;
        QTest::newRow("no data") << u"00CB3FFF00"_qs << u"6700"_qs;
        QTest::newRow("no tag list") << u"00CB3FFF055303AABBCC00"_qs << u"6A80"_qs;
        QTest::newRow("tag list that lies") << u"00CB3FFF055C045FC10500"_qs << u"6A80"_qs;
        QTest::newRow("empty tag list") << u"00CB3FFF025C0000"_qs << u"6A80"_qs;
        QTest::newRow("two tag lists") << u"00CB3FFF0A5C035FC1055C035FC10500"_qs << u"6A80"_qs;
    }

    void reads()
    {
        QFETCH(QString, sent);
        QFETCH(QString, answer);
        VirtualPivCard card;
        QVERIFY(card.putObject(0x5FC105, Bytes{0xAA, 0xBB}));
        QVERIFY(card.putObject(0x5FC109, Bytes{0xCC}));
        selectPiv(card);
        QCOMPARE(send(card, sent), answer);
    }

    void showsTheRestWithThePin()
    {
        VirtualPivCard card;
        QVERIFY(card.putObject(0x5FC109, Bytes{0xCC}));
        selectPiv(card);
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);
        QCOMPARE(send(card, u"00CB3FFF055C035FC10900"_qs), u"5301CC9000"_qs);
        QCOMPARE(send(card, u"00CB3FFF055C035FC10800"_qs), u"6A82"_qs);
    }

    void writesForTheAdministratorOnly()
    {
        VirtualPivCard card;
        selectPiv(card);
        const QString put = u"00DB3FFF085C035FC1055301AA"_qs;
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);
        QCOMPARE(send(card, put), u"6982"_qs);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        QCOMPARE(send(card, put), u"9000"_qs);
        QCOMPARE(card.object(0x5FC105), Bytes{0xAA});
    }

    void writes_data()
    {
        QTest::addColumn<bool>("vendor");
        QTest::addColumn<QString>("data");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("content");
        QTest::newRow("longer") << true << u"5C035FC1055302AABB"_qs << u"9000"_qs << u"AABB"_qs;
        QTest::newRow("deleted") << true << u"5C035FC1055300"_qs << u"9000"_qs << u"-"_qs;
        QTest::newRow("empty") << false << u"5C035FC1055300"_qs << u"9000"_qs << QString();
        QTest::newRow("unknown") << true << u"5C035FC1775301AA"_qs << u"6A81"_qs << u"01"_qs;
        QTest::newRow("no tag list") << true << u"5301AA"_qs << u"6A80"_qs << u"01"_qs;
        QTest::newRow("no content") << true << u"5C035FC105"_qs << u"6A80"_qs << u"01"_qs;
        QTest::newRow("other content") << true << u"5C035FC1055401AA"_qs << u"6A80"_qs << u"01"_qs;
        QTest::newRow("length that lies")
            << true << u"5C035FC1055302AA"_qs << u"6A80"_qs << u"01"_qs;
    }

    void writes()
    {
        QFETCH(bool, vendor);
        QFETCH(QString, data);
        QFETCH(QString, answer);
        QFETCH(QString, content);
        VirtualPivCard card(vendor ? CardProfile() : plain());
        QVERIFY(card.putObject(0x5FC105, Bytes{0x01}));
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        QCOMPARE(send(card, command(u"00DB3FFF"_qs, data)), answer);
        const auto object = card.object(0x5FC105);
        QCOMPARE(object ? toHex(*object) : u"-"_qs, content);
    }

    void writesObjectsWithATagOfTheirOwn()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        QCOMPARE(send(card, u"00DB3FFF057F6102AABB"_qs), u"9000"_qs);
        QCOMPARE(send(card, u"00CB3FFF045C027F6100"_qs), u"7F6102AABB9000"_qs);
    }

    void refusesWrongParametersForWriting()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        QCOMPARE(send(card, u"00DB0000085C035FC1055301AA"_qs), u"6A86"_qs);
    }

    void leavesVendorObjectsToVendorCards()
    {
        const QString put = u"00DB3FFF085C035FFF005301AA"_qs;
        for (const bool vendor : {true, false}) {
            VirtualPivCard card(vendor ? CardProfile() : plain());
            selectPiv(card);
            QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
            QCOMPARE(send(card, put), vendor ? u"9000"_qs : u"6A81"_qs);
        }
    }

    void runsOutOfMemory()
    {
        CardProfile profile;
        profile.objectMemory = 100;
        VirtualPivCard card(profile);
        QVERIFY(card.putObject(0x5FC105, Bytes(50)));
        QCOMPARE(card.putObject(0x5FC10A, Bytes(50)).error().code, ErrorCode::CardMemory);
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        const QString content = u"00"_qs.repeated(50);
        QCOMPARE(send(card, command(u"00DB3FFF"_qs, u"5C035FC10A5332"_qs + content)), u"6A84"_qs);
        QVERIFY(!card.object(0x5FC10A));
        QCOMPARE(send(card, command(u"00DB3FFF"_qs, u"5C035FC1055332"_qs + content)), u"9000"_qs);
    }
};

QTEST_APPLESS_MAIN(ObjectCommandsTest)
#include "objectcommands_test.moc"
