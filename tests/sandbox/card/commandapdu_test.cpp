#include "tests/sandbox/card/commandapdu.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

class CommandApduTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesEachCase_data()
    {
        QTest::addColumn<QString>("octets");
        QTest::addColumn<QString>("data");
        QTest::addColumn<int>("le");
        QTest::addColumn<bool>("extended");

        QTest::newRow("1") << u"00200080"_qs << QString() << -1 << false;
        QTest::newRow("2 short") << u"00F7008010"_qs << QString() << 16 << false;
        QTest::newRow("2 short, 256") << u"00F7008000"_qs << QString() << 256 << false;
        QTest::newRow("3 short") << u"00CB3FFF03AABBCC"_qs << u"AABBCC"_qs << -1 << false;
        QTest::newRow("4 short") << u"00CB3FFF03AABBCC05"_qs << u"AABBCC"_qs << 5 << false;
        QTest::newRow("4 short, 256") << u"00CB3FFF03AABBCC00"_qs << u"AABBCC"_qs << 256 << false;
        QTest::newRow("2 extended") << u"00F70080000100"_qs << QString() << 256 << true;
        QTest::newRow("2 extended, all") << u"00F70080000000"_qs << QString() << 65536 << true;
        QTest::newRow("3 extended") << u"00CB3FFF000003AABBCC"_qs << u"AABBCC"_qs << -1 << true;
        QTest::newRow("4 extended")
            << u"00CB3FFF000003AABBCC0200"_qs << u"AABBCC"_qs << 512 << true;
        QTest::newRow("4 extended, all")
            << u"00CB3FFF000003AABBCC0000"_qs << u"AABBCC"_qs << 65536 << true;
    }

    void decodesEachCase()
    {
        QFETCH(QString, octets);
        QFETCH(QString, data);
        QFETCH(int, le);
        QFETCH(bool, extended);

        const auto command = decodeCommand(*fromHex(octets));
        QVERIFY(command);
        QCOMPARE(toHex(command->data), data);
        QCOMPARE(command->le ? static_cast<int>(*command->le) : -1, le);
        QCOMPARE(command->extended, extended);
        QCOMPARE(
            toHex(Bytes{command->cla, command->ins, command->p1, command->p2}), octets.first(8));
    }

    void refusesWhatIsNoCase_data()
    {
        QTest::addColumn<QString>("octets");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no header") << u"00A404"_qs;
        QTest::newRow("Lc beyond the data") << u"00CB3FFF05AABBCC"_qs;
        QTest::newRow("data beyond Lc and Le") << u"00CB3FFF01AABBCC"_qs;
        QTest::newRow("extended and cut") << u"00CB3FFF0001"_qs;
        QTest::newRow("extended Lc 0 with data") << u"00CB3FFF000000AA"_qs;
        QTest::newRow("extended Lc beyond the data") << u"00CB3FFF000005AABB"_qs;
        QTest::newRow("extended with Le of one octet") << u"00CB3FFF000003AABBCC00"_qs;
        QTest::newRow("extended with left-over") << u"00CB3FFF000001AABBCCDD"_qs;
    }

    void refusesWhatIsNoCase()
    {
        QFETCH(QString, octets);
        QVERIFY(!decodeCommand(*fromHex(octets)));
    }
};

QTEST_APPLESS_MAIN(CommandApduTest)
#include "commandapdu_test.moc"
