#include "core/crypto/certificate.h"
#include "testcertificate.h"

#include <QTest>
#include <QTimeZone>

using namespace eid;
using Attribute = TestCertificate::Attribute;

namespace {

QDateTime utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0)
{
    return {QDate(year, month, day), QTime(hour, minute, second), QTimeZone::utc()};
}

TestCertificate named(const std::string &name)
{
    TestCertificate certificate;
    certificate.subject = {{"CN", V_ASN1_UTF8STRING, name}};
    return certificate;
}

} // namespace

class CertificateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField()
    {
        TestCertificate made;
        made.subject
            = {{"C", V_ASN1_PRINTABLESTRING, "CN"}, {"CN", V_ASN1_UTF8STRING, "阿卜杜拉·买买提"},
                {"serialNumber", V_ASN1_PRINTABLESTRING, "IDCCN-11010519491231002X"}};
        made.extensions = {{"keyUsage", "critical,digitalSignature,keyAgreement"},
            {"extendedKeyUsage", "clientAuth,1.2.3.4.5"}};
        const Bytes der = made.make();
        const auto certificate = parseCertificate(der);
        QVERIFY(certificate);
        QCOMPARE(certificate->der, der);
        QCOMPARE(certificate->commonName, u"阿卜杜拉·买买提"_qs);
        QCOMPARE(certificate->serialNumberAttribute, u"IDCCN-11010519491231002X"_qs);
        QCOMPARE(certificate->subject,
            u"serialNumber=IDCCN-11010519491231002X,CN=阿卜杜拉·买买提,C=CN"_qs);
        QCOMPARE(certificate->issuer, certificate->subject);
        QCOMPARE(certificate->issuerCommonName, certificate->commonName);
        QCOMPARE(certificate->serialNumber, u"0A1B2C"_qs);
        QCOMPARE(certificate->notBefore, utc(2024, 1, 1));
        QCOMPARE(certificate->notAfter, utc(2029, 1, 1));
        QCOMPARE(certificate->keyAlgorithm, u"EC P-256"_qs);
        QCOMPARE(certificate->signatureAlgorithm, u"ecdsa-with-SHA256"_qs);
        QCOMPARE(
            certificate->keyUsages, QList<QString>({u"digitalSignature"_qs, u"keyAgreement"_qs}));
        QCOMPARE(
            certificate->extendedKeyUsages, QList<QString>({u"clientAuth"_qs, u"1.2.3.4.5"_qs}));
        QCOMPARE(certificate->sha256.size(), qsizetype(64));
    }

    void namesKeys_data()
    {
        QTest::addColumn<QString>("curve");
        QTest::addColumn<QString>("algorithm");

        QTest::newRow("P-384") << u"P-384"_qs << u"EC P-384"_qs;
        QTest::newRow("a curve that NIST does not name")
            << u"brainpoolP256r1"_qs << u"EC brainpoolP256r1"_qs;
        QTest::newRow("RSA") << u"RSA"_qs << u"RSA 2048"_qs;
    }

    void namesKeys()
    {
        QFETCH(QString, curve);
        TestCertificate made = named("x");
        made.curve = curve.toStdString();
        QTEST(parseCertificate(made.make())->keyAlgorithm, "algorithm");
    }

    void readsEveryStringType_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QString>("text");

        QTest::newRow("UTF-8") << V_ASN1_UTF8STRING << QByteArray("张伟") << u"张伟"_qs;
        QTest::newRow("a character beyond the BMP")
            << V_ASN1_UTF8STRING << QByteArray("𠮷") << u"𠮷"_qs;
        QTest::newRow("BMP") << V_ASN1_BMPSTRING << QByteArray("\x5F\x20\x4F\x1F", 4) << u"张伟"_qs;
        QTest::newRow("Universal")
            << V_ASN1_UNIVERSALSTRING << QByteArray("\x00\x00\x5F\x20\x00\x02\x0B\xB7", 8)
            << u"张𠮷"_qs;
        QTest::newRow("Teletex") << V_ASN1_T61STRING << QByteArray("Jos\xE9") << u"José"_qs;
        QTest::newRow("Printable") << V_ASN1_PRINTABLESTRING << QByteArray("Li Na") << u"Li Na"_qs;
        QTest::newRow("empty") << V_ASN1_UTF8STRING << QByteArray() << QString();
        QTest::newRow("NUL within") << V_ASN1_UTF8STRING << QByteArray("a\0b", 3) << u"a\uFFFDb"_qs;
        QTest::newRow("line feed and escape")
            << V_ASN1_UTF8STRING << QByteArray("a\n\x1B[2Jb") << u"a\uFFFD\uFFFD[2Jb"_qs;
        QTest::newRow("C1 control")
            << V_ASN1_UTF8STRING << QByteArray("a\xC2\x9Bz") << u"a\uFFFDz"_qs;
        QTest::newRow("turns the direction")
            << V_ASN1_UTF8STRING << QByteArray("a\xE2\x80\xAEz") << u"a\uFFFDz"_qs;
    }

    void readsEveryStringType()
    {
        QFETCH(int, type);
        QFETCH(QByteArray, octets);
        TestCertificate made;
        made.subject = {{"CN", type, octets.toStdString()}};
        const auto certificate = parseCertificate(made.make());
        QVERIFY(certificate);
        QTEST(certificate->commonName, "text");
        for (const QChar character : certificate->subject)
            QVERIFY(character.unicode() >= 0x20);
    }

    void takesTheMostSpecificName()
    {
        TestCertificate made;
        made.subject = {{"CN", V_ASN1_UTF8STRING, "People"}, {"CN", V_ASN1_UTF8STRING, "王小明"}};
        QCOMPARE(parseCertificate(made.make())->commonName, u"王小明"_qs);
    }

    void readsASubjectWithoutAName()
    {
        const auto certificate = parseCertificate(TestCertificate().make());
        QVERIFY(certificate);
        QCOMPARE(certificate->commonName, QString());
        QCOMPARE(certificate->subject, QString());
    }

    void writesOddSerialNumbers()
    {
        TestCertificate made = named("x");
        made.serialNumber = "-01";
        QCOMPARE(parseCertificate(made.make())->serialNumber, u"-01"_qs);
        made.serialNumber = "FF00000000000000000000000000000000000001";
        QCOMPARE(parseCertificate(made.make())->serialNumber,
            u"FF00000000000000000000000000000000000001"_qs);
    }

    void countsDaysByTheInstant()
    {
        TestCertificate made = named("x");
        made.notAfter = "20261231120000Z";
        const auto certificate = parseCertificate(made.make()).value();
        QCOMPARE(certificate.daysLeft(utc(2026, 12, 30, 11, 59, 59)), qint64(1));
        QCOMPARE(certificate.daysLeft(utc(2026, 12, 30, 12, 0, 1)), qint64(0));
        QCOMPARE(certificate.daysLeft(utc(2026, 12, 31, 12, 0, 0)), qint64(0));
        QCOMPARE(certificate.daysLeft(utc(2026, 12, 31, 12, 0, 0).addMSecs(1)), qint64(-1));
        QCOMPARE(certificate.daysLeft(utc(2027, 1, 1, 12, 0, 0)), qint64(-1));
        QCOMPARE(certificate.daysLeft(utc(2027, 1, 1, 12, 0, 1)), qint64(-2));
        // The same instant told in another zone.
        const QDateTime shanghai(QDate(2026, 12, 30), QTime(20, 0, 1), QTimeZone(8 * 3600));
        QCOMPARE(certificate.daysLeft(shanghai), qint64(0));
        QVERIFY(certificate.isValidAt(utc(2026, 12, 31, 12, 0, 0)));
        QVERIFY(!certificate.isValidAt(utc(2026, 12, 31, 12, 0, 1)));
        QVERIFY(!certificate.isValidAt(utc(2023, 12, 31, 23, 59, 59)));
    }

    void readsDatesFarAhead()
    {
        TestCertificate made = named("x");
        made.notAfter = "99991231235959Z";
        QCOMPARE(parseCertificate(made.make())->notAfter, utc(9999, 12, 31, 23, 59, 59));
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("octets");

        const Bytes made = named("Jane").make();
        const QByteArray der(
            reinterpret_cast<const char *>(made.data()), static_cast<qsizetype>(made.size()));
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("-----BEGIN CERTIFICATE-----");
        QTest::newRow("cut short") << der.chopped(1);
        QTest::newRow("an octet behind") << der + '\0';
        QTest::newRow("twice") << der + der;
        QTest::newRow("an empty sequence") << QByteArray("\x30\x00", 2);
        QTest::newRow("a length of 4 GB") << QByteArray("\x30\x84\xFF\xFF\xFF\xFF", 6);
        // The same content, of indefinite length: BER, not DER.
        QTest::newRow("indefinite length")
            << QByteArray("\x30\x80", 2) + der.sliced(4) + QByteArray(2, '\0');
        QTest::newRow("a name in broken UTF-8") << QByteArray(der).replace("Jane", "Jan\xFF");
        QTest::newRow("too large") << QByteArray(64 * 1024 + 1, '\x30');
    }

    void refusesWhatIsNone()
    {
        QFETCH(QByteArray, octets);
        const auto certificate
            = parseCertificate(ByteView(reinterpret_cast<const std::uint8_t *>(octets.constData()),
                static_cast<std::size_t>(octets.size())));
        QVERIFY(!certificate);
        QCOMPARE(certificate.error().code, ErrorCode::CertificateMalformed);
    }

    void refusesAnExtensionThatCannotBeRead()
    {
        TestCertificate made = named("x");
        made.extensions = {{"keyUsage", "DER:04:01:00"}};
        const auto certificate = parseCertificate(made.make());
        QVERIFY(!certificate);
        QCOMPARE(certificate.error().code, ErrorCode::CertificateMalformed);
    }

    void survivesEverySingleFlippedOctet()
    {
        const Bytes der = named("王小明").make();
        for (std::size_t at = 0; at < der.size(); ++at) {
            Bytes flipped = der;
            flipped[at] ^= 0xFF;
            const auto certificate = parseCertificate(flipped);
            if (certificate)
                QCOMPARE(certificate->der, flipped);
            else
                QCOMPARE(certificate.error().code, ErrorCode::CertificateMalformed);
        }
    }

    void writesPem()
    {
        const auto certificate = parseCertificate(named("x").make()).value();
        const QByteArray pem = toPem(certificate);
        QVERIFY(pem.startsWith("-----BEGIN CERTIFICATE-----\n"));
        QVERIFY(pem.endsWith("\n-----END CERTIFICATE-----\n"));
        QByteArray base64;
        for (const QByteArray &line : pem.split('\n')) {
            QVERIFY(line.size() <= 64);
            if (!line.startsWith("-----"))
                base64 += line;
        }
        QCOMPARE(QByteArray::fromBase64(base64),
            QByteArray(reinterpret_cast<const char *>(certificate.der.data()),
                static_cast<qsizetype>(certificate.der.size())));
    }
};

QTEST_APPLESS_MAIN(CertificateTest)
#include "certificate_test.moc"
