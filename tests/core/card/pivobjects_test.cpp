#include "core/card/piv/gzip.h"
#include "core/card/piv/pivobjects.h"

#include <QTest>

using namespace eid;

namespace {

Bytes octets(const QByteArray &hex)
{
    return fromHex(QString::fromLatin1(hex)).value();
}

/// \a plain as a zlib stream.
Bytes compressed(const QByteArray &plain)
{
    // Qt puts the length in front, four octets of it.
    const QByteArray stream = qCompress(plain).sliced(4);
    return {stream.begin(), stream.end()};
}

} // namespace

class PivObjectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForObjects()
    {
        QCOMPARE(tagList(chuidTag), octets("5C035FC102"));
        QCOMPARE(tagList(certificateTag(KeySlot::Authentication)), octets("5C035FC105"));
        QCOMPARE(tagList(certificateTag(KeySlot::Signature)), octets("5C035FC10A"));
        QCOMPARE(tagList(certificateTag(KeySlot::KeyManagement)), octets("5C035FC10B"));
        QCOMPARE(tagList(certificateTag(KeySlot::CardAuthentication)), octets("5C035FC101"));
    }

    void readsChuids_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<bool>("isWhole");
        QTest::addColumn<QByteArray>("guid");
        QTest::addColumn<QByteArray>("fascn");

        const QByteArray guid = "00112233445566778899AABBCCDDEEFF";
        const QByteArray whole = "531C 3002 D1D2 3410 " + guid + " 3E02 0102 FE00";
        QTest::newRow("whole") << whole << true << guid << QByteArray("D1D2");
        QTest::newRow("with a buffer length in front")
            << "531C EE02 001A 3410 " + guid + " 3E02 0102 FE00" << true << guid << QByteArray();
        QTest::newRow("padding behind") << whole + "0000FFFF" << true << guid << QByteArray("D1D2");
        QTest::newRow("cut in the signature") << "53820500 3002 D1D2 3410 " + guid + " 3E8204F0 01"
                                              << false << guid << QByteArray("D1D2");
        QTest::newRow("cut in the GUID") << QByteArray("531C 3002 D1D2 3410 0011") << false
                                         << QByteArray() << QByteArray("D1D2");
        QTest::newRow("cut in a length")
            << QByteArray("531C 3002 D1D2 3E82") << false << QByteArray() << QByteArray("D1D2");
        QTest::newRow("empty") << QByteArray("5300") << true << QByteArray() << QByteArray();
    }

    void readsChuids()
    {
        QFETCH(QByteArray, object);
        QFETCH(bool, isWhole);
        QFETCH(QByteArray, guid);
        QFETCH(QByteArray, fascn);
        const auto chuid = parseChuid(octets(object), isWhole);
        QVERIFY(chuid);
        QCOMPARE(chuid->guid, octets(guid));
        QCOMPARE(chuid->fascn, octets(fascn));
    }

    void refusesMalformedChuids_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<bool>("isWhole");

        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("nothing of the beginning") << QByteArray() << false;
        QTest::newRow("another tag") << QByteArray("5402 3000") << true;
        QTest::newRow("shorter than it says") << QByteArray("5306 3002 D1D2") << true;
        QTest::newRow("a length of 16 MB") << QByteArray("5383FFFFFF 3002 D1D2") << true;
        QTest::newRow("an element beyond its object") << QByteArray("5304 3005 D1D2") << true;
        QTest::newRow("indefinite length") << QByteArray("5380 3002 D1D2 0000") << true;
        QTest::newRow("a length of five octets") << QByteArray("5385 0000000004 3002D1D2") << true;
        QTest::newRow("a GUID too short") << QByteArray("5304 3402 0011") << true;
        QTest::newRow("a GUID too short, cut") << QByteArray("5382FFFF 3402 0011") << false;
        QTest::newRow("an endless FASC-N") << "53818330 8180" + QByteArray(256, '1') << true;
    }

    void refusesMalformedChuids()
    {
        QFETCH(QByteArray, object);
        QFETCH(bool, isWhole);
        const auto chuid = parseChuid(octets(object), isWhole);
        QVERIFY(!chuid);
        QCOMPARE(chuid.error().code, ErrorCode::CardMalformedData);
    }

    void namesCards()
    {
        QCOMPARE((Chuid{Bytes(16, 0xAB), {0xD1}}).serial(), u"AB"_qs.repeated(16));
        QCOMPARE((Chuid{Bytes(16, 0), {0xD1, 0x02}}).serial(), u"D102"_qs);
        QCOMPARE((Chuid{{}, {0xD1, 0x02}}).serial(), u"D102"_qs);
        QCOMPARE((Chuid{Bytes(16, 0), Bytes(25, 0)}).serial(), QString());
        // What cards outside the US government carry; all the same.
        const Bytes shared = octets("D4E739DA739CED39CE739D836858210842108421C84210C3EB");
        QCOMPARE((Chuid{Bytes(16, 0), shared}).serial(), QString());
    }

    void readsCertificateObjects_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QByteArray>("der");

        QTest::newRow("plain") << QByteArray("5309 7002 3000 710100 FE00") << QByteArray("3000");
        QTest::newRow("with an MSCUID")
            << QByteArray("530C 7002 3000 710100 7201AA FE00") << QByteArray("3000");
        QTest::newRow("without info") << QByteArray("5304 7002 3000") << QByteArray("3000");
        QTest::newRow("with an empty info")
            << QByteArray("5306 7002 3000 7100") << QByteArray("3000");
        QTest::newRow("padded") << QByteArray("5308 7002 3000 00000000") << QByteArray("3000");
        QTest::newRow("octets behind") << QByteArray("5304 7002 3000 1234") << QByteArray("3000");
        QTest::newRow("long form of a short length")
            << QByteArray("53820005 708102 3000") << QByteArray("3000");
    }

    void readsCertificateObjects()
    {
        QFETCH(QByteArray, object);
        QFETCH(QByteArray, der);
        const auto certificate = parseCertificateObject(octets(object));
        QVERIFY(certificate && certificate->has_value());
        QCOMPARE(**certificate, octets(der));
    }

    void seesEmptyCertificateObjects_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::newRow("no content") << QByteArray("5300");
        QTest::newRow("padding alone") << QByteArray("5304 00000000");
        QTest::newRow("no certificate") << QByteArray("5307 7000 710100 FE00");
    }

    void seesEmptyCertificateObjects()
    {
        QFETCH(QByteArray, object);
        const auto der = parseCertificateObject(octets(object));
        QVERIFY(der);
        QVERIFY(!der->has_value());
    }

    void refusesMalformedCertificateObjects_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("tag alone") << QByteArray("53");
        QTest::newRow("half a length") << QByteArray("5382 05");
        QTest::newRow("another tag") << QByteArray("7009 7002 3000 710100 FE00");
        QTest::newRow("shorter than it says") << QByteArray("53820500 7002 3000");
        QTest::newRow("certificate beyond its object") << QByteArray("5304 7082FFFF");
        QTest::newRow("certificate far beyond its object") << QByteArray("5306 7083FFFFFF 30");
        QTest::newRow("no certificate but its info") << QByteArray("5305 710100 FE00");
        QTest::newRow("no gzip") << QByteArray("5309 7002 3000 710101 FE00");
        QTest::newRow("a tag without end") << QByteArray("5304 7FFFFFFF");
        QTest::newRow("many objects") << "53820202" + QByteArray("7200").repeated(257);
    }

    void refusesMalformedCertificateObjects()
    {
        QFETCH(QByteArray, object);
        const auto der = parseCertificateObject(octets(object));
        QVERIFY(!der);
        QCOMPARE(der.error().code, ErrorCode::CardMalformedData);
    }

    void uncompresses()
    {
        const QByteArray plain = QByteArray("certificate").repeated(100);
        const Bytes stream = compressed(plain);
        QCOMPARE(
            inflated(stream, std::size_t(plain.size())).value(), Bytes(plain.begin(), plain.end()));
        // "abc" in a gzip member, as SP 800-73 wants it, and one with another check sum.
        const Bytes gzip = octets("1F8B08000000000002034B4C4A0600C241243503000000");
        Bytes damaged = gzip;
        damaged[damaged.size() - 8] ^= 0x01;
        QCOMPARE(inflated(damaged, 100).error().code, ErrorCode::CardMalformedData);
        QCOMPARE(inflated(gzip, 100).value(), octets("616263"));
    }

    void stopsWhatGrowsWithoutEnd()
    {
        const Bytes bomb = compressed(QByteArray(10'000'000, '\0'));
        QVERIFY(bomb.size() < 16 * 1024);
        QCOMPARE(inflated(bomb, 64 * 1024).error().code, ErrorCode::CardDataTooLarge);
        QCOMPARE(inflated(compressed(QByteArray(101, 'x')), 100).error().code,
            ErrorCode::CardDataTooLarge);
        QVERIFY(inflated(compressed(QByteArray(100, 'x')), 100));
    }

    void refusesStreamsCutShort()
    {
        const Bytes stream = compressed(QByteArray("certificate").repeated(100));
        for (std::size_t size = 0; size < stream.size(); ++size) {
            QCOMPARE(inflated(ByteView(stream).first(size), 64 * 1024).error().code,
                ErrorCode::CardMalformedData);
        }
    }
};

QTEST_APPLESS_MAIN(PivObjectsTest)
#include "pivobjects_test.moc"
