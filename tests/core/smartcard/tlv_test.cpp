#include "core/smartcard/tlv.h"

#include <QtTest>

using namespace eid;

namespace {

Bytes hex(const char *digits)
{
    return fromHex(QString::fromLatin1(digits)).value();
}

} // namespace

class TlvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOneAfterTheOther();
    void takesLongLengths();
    void refuses_data();
    void refuses();
    void skipsPadding();
    void boundsTheNumberOfObjects();
    void finds();
    void appendsWhatItTakes_data();
    void appendsWhatItTakes();
};

void TlvTest::takesOneAfterTheOther()
{
    const Bytes bytes = hex("5C 03 5FC105 7F49 01 AA 5F2F 02 4010 5300");
    const auto tlvs = parseTlvs(bytes);
    QVERIFY(tlvs);
    QCOMPARE(tlvs->size(), 4U);
    QCOMPARE(tlvs->at(0).tag, 0x5CU);
    QCOMPARE(toHex(tlvs->at(0).value), QStringLiteral("5FC105"));
    QCOMPARE(tlvs->at(1).tag, 0x7F49U);
    QCOMPARE(tlvs->at(2).tag, 0x5F2FU);
    QVERIFY(tlvs->at(3).value.empty());
}

void TlvTest::takesLongLengths()
{
    for (const char *head : {"53 81 80", "53 82 0080", "53 83 000080"}) {
        Bytes bytes = hex(head);
        bytes.resize(bytes.size() + 0x80, 0x77);
        ByteView rest = bytes;
        const auto tlv = takeTlv(rest);
        QVERIFY(tlv);
        QCOMPARE(tlv->value.size(), 0x80U);
        QVERIFY(rest.empty());
    }
}

void TlvTest::refuses_data()
{
    QTest::addColumn<QString>("bytes");
    const auto row = [](const char *name, const char *bytes) {
        QTest::newRow(name) << QString::fromLatin1(bytes);
    };
    row("length beyond the buffer", "530401");
    row("long length beyond the buffer", "5383FFFFFF00");
    row("indefinite length", "5380AA0000");
    row("length of four octets", "538400000001AA");
    row("length cut short", "538201");
    row("no length", "53");
    row("tag cut short", "7F");
    row("tag over three octets", "7FFFFF0100");
    row("second object broken", "5301AA5305");
}

void TlvTest::refuses()
{
    QFETCH(QString, bytes);
    const auto tlvs = parseTlvs(*fromHex(bytes));
    QVERIFY(!tlvs);
    QCOMPARE(tlvs.error().code, ErrorCode::CardMalformedData);
}

void TlvTest::skipsPadding()
{
    const auto tlvs = parseTlvs(hex("0000 5301AA FF 00 5401BB FFFF"));
    QVERIFY(tlvs);
    QCOMPARE(tlvs->size(), 2U);
    QVERIFY(parseTlvs(hex("000000"))->empty());
}

void TlvTest::boundsTheNumberOfObjects()
{
    Bytes bytes;
    for (int i = 0; i < 256; ++i)
        appendTlv(bytes, 0x53, {});
    QVERIFY(parseTlvs(bytes));
    appendTlv(bytes, 0x53, {});
    QVERIFY(!parseTlvs(bytes));
}

void TlvTest::finds()
{
    const Bytes bytes = hex("7001AA 7101BB 7001CC");
    const auto tlvs = parseTlvs(bytes);
    QCOMPARE(toHex(*findTlv(*tlvs, 0x70)), QStringLiteral("AA"));
    QVERIFY(!findTlv(*tlvs, 0xFE));
}

void TlvTest::appendsWhatItTakes_data()
{
    QTest::addColumn<uint>("tag");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("headSize");
    const auto row = [](uint tag, int size, int headSize) {
        QTest::addRow("%X with %d octets", tag, size) << tag << size << headSize;
    };
    row(0x53, 0, 2);
    row(0x53, 127, 2);
    row(0x53, 128, 3);
    row(0x7F49, 255, 4);
    row(0x7F49, 256, 5);
    row(0x5FC105, 65536, 7);
}

void TlvTest::appendsWhatItTakes()
{
    QFETCH(uint, tag);
    QFETCH(int, size);
    QFETCH(int, headSize);
    const Bytes value(static_cast<std::size_t>(size), 0x3C);
    Bytes bytes;
    appendTlv(bytes, tag, value);
    QCOMPARE(static_cast<int>(bytes.size()), headSize + size);
    ByteView rest = bytes;
    const auto tlv = takeTlv(rest);
    QVERIFY(tlv);
    QCOMPARE(tlv->tag, tag);
    QVERIFY(equal(tlv->value, value));
}

QTEST_APPLESS_MAIN(TlvTest)
#include "tlv_test.moc"
