#include "core/smartcard/atr.h"

#include <QtTest>

using namespace eid;

class AtrTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void capabilities_data();
    void capabilities();
    void everyPrefixIsTakenCalmly();
};

void AtrTest::capabilities_data()
{
    QTest::addColumn<QString>("atr");
    QTest::addColumn<bool>("chaining");
    QTest::addColumn<bool>("extended");
    const auto row = [](const char *name, const char *atr, bool chaining, bool extended) {
        QTest::newRow(name) << QString::fromLatin1(atr) << chaining << extended;
    };
    row("both", "3B87018031C0730000C0", true, true);
    row("chaining alone", "3B87018031C073000080", true, false);
    row("extended alone", "3B87018031C073000040", false, true);
    row("YubiKey 5 NFC over USB", "3BFD1300008131FE158073C021C057597562694B657940", true, true);
    row("capabilities of two octets", "3B8401807200C0", false, false);
    row("category 00 with status octets", "3B880100730000C0059000", true, true);
    row("category 10", "3B87011031C0730000C0", false, false);
    row("object longer than the rest", "3B8301807F00", false, false);
    row("no historical octets", "3B00", false, false);
    row("interface octets announced, not there", "3BFF", false, false);
    row("empty", "", false, false);
    row("endless TD", "3B8080808080808080808080", false, false);
}

void AtrTest::capabilities()
{
    QFETCH(QString, atr);
    QFETCH(bool, chaining);
    QFETCH(bool, extended);
    const AtrCapabilities found = parseAtr(*fromHex(atr));
    QCOMPARE(found.commandChaining, chaining);
    QCOMPARE(found.extendedLength, extended);
}

void AtrTest::everyPrefixIsTakenCalmly()
{
    const Bytes whole = *fromHex(u"3BFD1300008131FE158073C021C057597562694B657940");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const AtrCapabilities found = parseAtr(ByteView(whole).first(size));
        const bool capabilitiesComplete = size >= 14;
        QCOMPARE(found.extendedLength, capabilitiesComplete);
    }
}

QTEST_APPLESS_MAIN(AtrTest)
#include "atr_test.moc"
