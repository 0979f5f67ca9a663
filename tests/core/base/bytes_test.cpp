#include "core/base/bytes.h"

#include <QTest>

using namespace eid;

class BytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesHex()
    {
        QCOMPARE(toHex(Bytes{0x00, 0xA4, 0x0F}), QStringLiteral("00A40F"));
        QCOMPARE(toHex({}), QString());
    }

    void readsHex_data()
    {
        QTest::addColumn<QString>("hex");
        QTest::addColumn<bool>("isValid");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << QString() << true << QString();
        QTest::newRow("both cases") << QStringLiteral("aB 0f") << true << QStringLiteral("AB0F");
        QTest::newRow("odd") << QStringLiteral("ABC") << false << QString();
        QTest::newRow("space within an octet") << QStringLiteral("A B") << false << QString();
        QTest::newRow("no digit") << QStringLiteral("0G") << false << QString();
        QTest::newRow("full-width digit") << QStringLiteral("０0") << false << QString();
    }

    void readsHex()
    {
        QFETCH(QString, hex);
        QFETCH(bool, isValid);
        QFETCH(QString, expected);
        const auto bytes = fromHex(hex);
        QCOMPARE(bytes.has_value(), isValid);
        if (bytes)
            QCOMPARE(toHex(*bytes), expected);
    }

    void comparesLengthAndContent()
    {
        QVERIFY(equal(Bytes{1, 2}, Bytes{1, 2}));
        QVERIFY(!equal(Bytes{1, 2}, Bytes{1}));
        QVERIFY(!equal(Bytes{1, 2}, Bytes{1, 3}));
    }

    void wipes()
    {
        Bytes bytes{1, 2, 3};
        wipe(bytes);
        QCOMPARE(bytes, Bytes(3));
        Bytes none;
        wipe(none);
        QVERIFY(none.empty());
    }
};

QTEST_APPLESS_MAIN(BytesTest)
#include "bytes_test.moc"
