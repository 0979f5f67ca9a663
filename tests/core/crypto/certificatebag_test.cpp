#include "core/crypto/certificatebag.h"
#include "softwarecard.h"
#include "testissuer.h"

#include <QTest>

#include <openssl/cms.h>

#include <algorithm>

using namespace eid;

namespace {

using OwnedCms = OpenSslOwned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedBio = OpenSslOwned<BIO, BIO_free_all>;

Bytes encoded(CMS_ContentInfo *cms)
{
    unsigned char *octets = nullptr;
    const int size = i2d_CMS_ContentInfo(cms, &octets);
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

QList<Certificate> someCertificates(int count)
{
    const TestIssuer issuer(TestIssuer::order("root"));
    QList<Certificate> certificates;
    TestOrder order = TestIssuer::order("x");
    order.key = makeTestKey("P-256");
    while (certificates.size() < count)
        certificates.append(issuer.issue(order));
    return certificates;
}

OwnedCms bagOf(const Certificate &certificate)
{
    const auto x509 = x509OfTest(certificate);
    OwnedCms cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_DETACHED | CMS_PARTIAL));
    CMS_add1_cert(cms.get(), x509.get());
    return cms;
}

} // namespace

class CertificateBagTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasWritten_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, maximumBagCount})
            QTest::addRow("%d", count) << count;
    }
    void readsWhatWasWritten()
    {
        QFETCH(int, count);
        const auto certificates = someCertificates(count);
        const auto bag = makeCertificateBag(certificates);
        QVERIFY(bag);
        const auto read = parseCertificateBag(*bag);
        QVERIFY(read);
        // A SET in DER is sorted.
        QCOMPARE(read->size(), certificates.size());
        for (const Certificate &certificate : certificates)
            QVERIFY(read->contains(certificate));
    }

    void readsAnEnvelopeInBer()
    {
        const auto certificates = someCertificates(1);
        const Bytes der = makeCertificateBag(certificates).value();
        // The outermost sequence with an indefinite length, as BER allows.
        QCOMPARE(der[1], std::uint8_t(0x82));
        Bytes ber(der.begin() + 4, der.end());
        ber.insert(ber.begin(), {0x30, 0x80});
        ber.insert(ber.end(), {0x00, 0x00});
        const auto read = parseCertificateBag(ber);
        QVERIFY(read);
        QCOMPARE(*read, certificates);
    }

    void refusesToWriteNoneOrTooMany()
    {
        QCOMPARE(makeCertificateBag({}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(makeCertificateBag(someCertificates(maximumBagCount + 1)).error().code,
            ErrorCode::InvalidArgument);
        QCOMPARE(makeCertificateBag({Certificate()}).error().code, ErrorCode::CertificateMalformed);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<Bytes>("octets");
        const auto certificate = someCertificates(1).first();
        const Bytes der = makeCertificateBag({certificate}).value();

        QTest::newRow("nothing") << Bytes();
        QTest::newRow("text") << Bytes{'M', 'I', 'I'};
        QTest::newRow("too large") << Bytes(maximumBagSize + 1, 0x30);
        QTest::newRow("cut short") << Bytes(der.begin(), der.end() - 1);
        Bytes longer = der;
        longer.push_back(0);
        QTest::newRow("an octet behind") << longer;
        Bytes twice = der;
        append(twice, der);
        QTest::newRow("twice") << twice;
        QTest::newRow("a certificate by itself") << certificate.der;

        const OwnedCms empty(
            CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_DETACHED | CMS_PARTIAL));
        QTest::newRow("no certificate") << encoded(empty.get());
        const OwnedCms crowded = bagOf(certificate);
        for (const Certificate &another : someCertificates(maximumBagCount))
            CMS_add1_cert(crowded.get(), x509OfTest(another).get());
        QTest::newRow("too many") << encoded(crowded.get());

        const OwnedBio content(BIO_new_mem_buf("text", 4));
        const OwnedCms attached(
            CMS_sign(nullptr, nullptr, nullptr, content.get(), CMS_BINARY | CMS_PARTIAL));
        CMS_add1_cert(attached.get(), x509OfTest(certificate).get());
        CMS_final(attached.get(), content.get(), nullptr, CMS_BINARY);
        QTest::newRow("content") << encoded(attached.get());
        const OwnedCms typed = bagOf(certificate);
        CMS_set1_eContentType(typed.get(), OBJ_nid2obj(NID_id_smime_ct_TSTInfo));
        QTest::newRow("another type of content") << encoded(typed.get());

        const SoftwareCard card(KeyAlgorithm::EcP256);
        const OwnedBio message(BIO_new_mem_buf("text", 4));
        const OwnedCms signedBag(CMS_sign(card.certificate().get(),
            const_cast<EVP_PKEY *>(card.software()), nullptr, message.get(), CMS_DETACHED));
        QTest::newRow("a signer") << encoded(signedBag.get());
        const OwnedBio plain(BIO_new_mem_buf("text", 4));
        const OwnedCms data(CMS_data_create(plain.get(), CMS_BINARY));
        QTest::newRow("data") << encoded(data.get());

        Bytes broken = der;
        const auto at = std::ranges::search(broken, certificate.der);
        QVERIFY(!at.empty());
        *(at.begin() + 10) ^= 0x40;
        QTest::newRow("a broken certificate") << broken;
    }
    void refusesWhatIsNone()
    {
        QFETCH(Bytes, octets);
        const auto read = parseCertificateBag(octets);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::CertificateMalformed);
        QVERIFY(!read.error().detail.isEmpty());
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void survivesEverySingleFlippedOctet()
    {
        const Bytes der = makeCertificateBag(someCertificates(1)).value();
        for (std::size_t at = 0; at < der.size(); ++at) {
            Bytes flipped = der;
            flipped[at] ^= 0xFF;
            const auto read = parseCertificateBag(flipped);
            QVERIFY(read || read.error().code == ErrorCode::CertificateMalformed);
        }
    }
};

QTEST_APPLESS_MAIN(CertificateBagTest)
#include "certificatebag_test.moc"
