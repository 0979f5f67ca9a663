#include "core/qrcode/qrreading.h"
#include "tests/core/qrcode/drawncode.h"

#include <QtTest>

using namespace eid;

class QrWritingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isASquareOfOneOctetAModule();
    void hasItsQuietZone();
    void takesAsMuchAsFits_data();
    void takesAsMuchAsFits();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
};

void QrWritingTest::isASquareOfOneOctetAModule()
{
    const QrCode code = codeOf("eid");
    // Version 1 has 21 modules.
    QCOMPARE(code.side, 21 + 2 * quietZone);
    QCOMPARE(code.modules.size(), std::size_t(29 * 29));
    for (const std::uint8_t module : code.modules)
        QVERIFY(module == 0 || module == 255);
}

void QrWritingTest::hasItsQuietZone()
{
    const QrCode code = codeOf("openid4vp://?client_id=x509_san_dns%3Ashop.example");
    for (int away = 0; away < quietZone; ++away) {
        for (int along = 0; along < code.side; ++along) {
            QVERIFY(!code.isDark(along, away));
            QVERIFY(!code.isDark(away, along));
            QVERIFY(!code.isDark(along, code.side - 1 - away));
            QVERIFY(!code.isDark(code.side - 1 - away, along));
        }
    }
    // The corner of the first finder pattern.
    QVERIFY(code.isDark(quietZone, quietZone));
    QVERIFY(!code.isDark(quietZone + 1, quietZone + 1));
    QVERIFY(code.isDark(quietZone + 2, quietZone + 2));
}

void QrWritingTest::takesAsMuchAsFits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one character") << QByteArray("a");
    QTest::newRow("ASCII") << QByteArray(2330, 'a');
    QTest::newRow("Chinese") << QStringLiteral("网证").repeated(388).toUtf8();
    QTest::newRow("beyond the plane") << QByteArray("\xF0\xA0\xAE\xB7 a NUL: ") + '\0';
}

void QrWritingTest::takesAsMuchAsFits()
{
    QFETCH(QByteArray, text);
    const auto code = makeQrCode(text);
    QVERIFY(code);
    const auto read = readQrCodes(draw(*code, {}).view());
    QVERIFY(read);
    QCOMPARE(*read, QStringList(QString::fromUtf8(text)));
}

void QrWritingTest::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("too long") << QByteArray(2331, 'a');
    QTest::newRow("far too long") << QByteArray(1 << 20, 'a');
    QTest::newRow("not UTF-8") << QByteArray("\xFF\xFE");
    QTest::newRow("cut UTF-8") << QByteArray("\xE7\xBD");
}

void QrWritingTest::refusesWhatDoesNotFit()
{
    QFETCH(QByteArray, text);
    const auto code = makeQrCode(text);
    QVERIFY(!code);
    QCOMPARE(code.error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(QrWritingTest)
#include "qrwriting_test.moc"
