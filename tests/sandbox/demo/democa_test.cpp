#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

using namespace eid;
using namespace eid::sandbox;

namespace {

Bytes publicKeyOf(EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    const Bytes octets(der, der + size);
    OPENSSL_free(der);
    return octets;
}

CertificateHandle parse(const Bytes &der)
{
    const unsigned char *next = der.data();
    return CertificateHandle(d2i_X509(nullptr, &next, static_cast<long>(der.size())));
}

} // namespace

class DemoCaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idNumbersHaveTheRightCheckDigit()
    {
        // The worked example of GB 11643 and one that ends in X.
        QCOMPARE(residentIdNumber(QStringLiteral("110105"), QDate(1949, 12, 31), 2),
            QStringLiteral("11010519491231002X"));
        QCOMPARE(residentIdNumber(QStringLiteral("440524"), QDate(1880, 1, 1), 1),
            QStringLiteral("440524188001010014"));
        for (const DemoCitizen &citizen : demoCitizens())
            QCOMPARE(citizen.idNumber.size(), 18);
    }

    void certificatesAreAsLargeAsOnesInTheField_data()
    {
        QTest::addColumn<QString>("citizen");
        for (const DemoCitizen &citizen : demoCitizens())
            QTest::newRow(qPrintable(citizen.key)) << citizen.key;
    }

    void certificatesAreAsLargeAsOnesInTheField()
    {
        QFETCH(QString, citizen);
        const auto person = findDemoCitizen(citizen);
        const auto ca = DemoCa::create();
        QVERIFY(ca);
        const bool rsa = person->keys == DemoCitizen::Keys::Rsa2048;
        const KeyHandle key(rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"));
        for (const auto purpose : {CertificatePurpose::Authentication,
                 CertificatePurpose::Signature, CertificatePurpose::KeyAgreement}) {
            CertificateRequest request;
            request.purpose = purpose;
            request.commonName = person->name;
            request.serialNumber = QStringLiteral("IDCCN-") + person->idNumber;
            request.cardUuid = QStringLiteral("00112233-4455-6677-8899-aabbccddeeff");
            request.notAfter = QDateTime::currentDateTimeUtc().addDays(20);
            const auto der = ca->issue(request, publicKeyOf(key.get()));
            QVERIFY2(der, der ? "" : qPrintable(der.error().detail));
            // With its wrapping a P-256 certificate fits five short responses.
            const std::size_t most = rsa ? 1400 : 1267;
            QVERIFY2(der->size() >= 900 && der->size() <= most,
                qPrintable(QString::number(der->size())));
        }
    }

    void certificatesVerifyUnderTheirAuthority()
    {
        const auto ca = DemoCa::create();
        QVERIFY(ca);
        const KeyHandle key(EVP_EC_gen("P-256"));
        CertificateRequest request;
        request.commonName = QStringLiteral("王小明");
        request.serialNumber = QStringLiteral("IDCCN-110101198511232117");
        request.cardUuid = QStringLiteral("00112233-4455-6677-8899-aabbccddeeff");
        request.notAfter = QDateTime::currentDateTimeUtc().addDays(20);
        const auto certificate = parse(*ca->issue(request, publicKeyOf(key.get())));
        QVERIFY(certificate);
        X509 *const authority = ca->citizens().certificate();
        QCOMPARE(X509_verify(certificate.get(), X509_get0_pubkey(authority)), 1);
        QCOMPARE(X509_check_issued(authority, certificate.get()), X509_V_OK);
        X509 *const root = ca->root().certificate();
        QCOMPARE(X509_verify(authority, X509_get0_pubkey(root)), 1);
        QCOMPARE(X509_check_issued(root, authority), X509_V_OK);
        QCOMPARE(X509_check_issued(root, ca->servers().certificate()), X509_V_OK);
        QVERIFY(ca->root().isSelfSigned() && !ca->citizens().isSelfSigned());
    }

    void whatIsRenewedKeepsItsName()
    {
        const auto ca = DemoCa::create();
        QVERIFY(ca);
        const KeyHandle key(EVP_EC_gen("P-256"));
        const KeyHandle next(EVP_EC_gen("P-384"));
        CertificateRequest request;
        request.commonName = QStringLiteral("王小明");
        request.serialNumber = QStringLiteral("IDCCN-110101198511232117");
        request.cardUuid = QStringLiteral("00112233-4455-6677-8899-aabbccddeeff");
        request.notAfter = QDateTime::currentDateTimeUtc().addDays(20);
        const auto previous = parse(*ca->issue(request, publicKeyOf(key.get())));
        CertificateRenewal renewal;
        renewal.previous = previous.get();
        renewal.cardUuid = request.cardUuid;
        renewal.notBefore = QDateTime::currentDateTimeUtc().addSecs(-60);
        renewal.notAfter = request.notAfter.addYears(5);
        const auto der = ca->renew(renewal, publicKeyOf(next.get()));
        QVERIFY2(der, der ? "" : qPrintable(der.error().detail));
        const auto renewed = parse(*der);
        QVERIFY(renewed);
        QCOMPARE(X509_NAME_cmp(
                     X509_get_subject_name(renewed.get()), X509_get_subject_name(previous.get())),
            0);
        QCOMPARE(EVP_PKEY_eq(X509_get0_pubkey(renewed.get()), next.get()), 1);
        QVERIFY(ASN1_INTEGER_cmp(
                    X509_get0_serialNumber(renewed.get()), X509_get0_serialNumber(previous.get()))
            != 0);
    }

    void keepsItsKeyInTheFolder()
    {
        const QTemporaryDir folder;
        const auto first = DemoCa::openOrCreate(folder.filePath(QStringLiteral("ca")));
        const auto second = DemoCa::openOrCreate(folder.filePath(QStringLiteral("ca")));
        QVERIFY(first && second);
        QCOMPARE(first->rootsPem(), second->rootsPem());
#ifndef Q_OS_WIN // where who may read what is in a profile is for the system
        QCOMPARE(QFile::permissions(folder.filePath(QStringLiteral("ca/demo-ca.key")))
                & (QFile::ReadGroup | QFile::ReadOther),
            QFileDevice::Permissions());
#endif
        const auto other = DemoCa::openOrCreate(folder.filePath(QStringLiteral("other")));
        QVERIFY(other && other->rootsPem() != first->rootsPem());
    }
};

QTEST_APPLESS_MAIN(DemoCaTest)
#include "democa_test.moc"
