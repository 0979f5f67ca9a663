#include "core/crypto/cmssignature.h"
#include "softwarecard.h"
#include "testissuer.h"

#include <QTest>

#include <openssl/cms.h>

using namespace eid;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

namespace {

using OwnedCms = OpenSslOwned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedBio = OpenSslOwned<BIO, BIO_free_all>;
using OwnedStore = OpenSslOwned<X509_STORE, X509_STORE_free>;

// With octets that a translation of line ends would change.
const Bytes content{'a', '\n', 'b', '\r', '\n', 0x00, 0xFF};

OwnedCms parsed(const Bytes &der)
{
    const unsigned char *at = der.data();
    return OwnedCms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
}

OwnedBio reading(const Bytes &octets)
{
    return OwnedBio(BIO_new_mem_buf(octets.empty() ? "" : static_cast<const void *>(octets.data()),
        static_cast<int>(octets.size())));
}

} // namespace

class CmsSignatureTest : public QObject
{
    Q_OBJECT

    const TestIssuer m_root{TestIssuer::order("root")};
    const TestIssuer m_middle{TestIssuer::order("middle"), m_root};

    [[nodiscard]] Certificate certificateOf(const SoftwareCard &card) const
    {
        TestOrder order;
        order.name = "card";
        order.notAfter = "20991231235959Z";
        order.extensions = {{"keyUsage", "critical,digitalSignature,nonRepudiation"}};
        EVP_PKEY_up_ref(const_cast<EVP_PKEY *>(card.software()));
        order.key = {const_cast<EVP_PKEY *>(card.software()), EVP_PKEY_free};
        return m_middle.issue(order);
    }

    /// Whether \a cms verifies over \a detached (or what it carries), with a path to the root.
    [[nodiscard]] bool verifies(CMS_ContentInfo &cms, const Bytes *detached) const
    {
        const OwnedStore store(X509_STORE_new());
        X509_STORE_add_cert(store.get(), m_root.x509());
        X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), 1'780'000'000);
        const OwnedBio given = detached != nullptr ? reading(*detached) : nullptr;
        const bool isGood
            = CMS_verify(&cms, nullptr, store.get(), given.get(), nullptr, CMS_BINARY | CMS_CADES)
            == 1;
        ERR_clear_error();
        return isGood;
    }

private Q_SLOTS:
    void signsOnce_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<int>("digest");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256 << NID_sha256;
        QTest::newRow("P-384") << KeyAlgorithm::EcP384 << NID_sha384;
        QTest::newRow("RSA-2048") << KeyAlgorithm::Rsa2048 << NID_sha256;
    }
    void signsOnce()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        const Certificate signer = certificateOf(card);
        const auto attached
            = signCms(content, CmsForm::Attached, signer, key, {m_middle.certificate()});
        QVERIFY2(attached, attached ? "" : qPrintable(attached.error().detail));
        QCOMPARE(card.signatures(), 1);
        const OwnedCms cms = parsed(*attached);
        QVERIFY(cms);
        QVERIFY(verifies(*cms, nullptr));
        ASN1_OCTET_STRING **carried = CMS_get0_content(cms.get());
        const unsigned char *octets = ASN1_STRING_get0_data(*carried);
        QCOMPARE(Bytes(octets, octets + ASN1_STRING_length(*carried)), content);
        CMS_SignerInfo *info = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms.get()), 0);
        X509_ALGOR *hash = nullptr;
        CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &hash, nullptr);
        QTEST(OBJ_obj2nid(hash->algorithm), "digest");

        const auto detached
            = signCms(content, CmsForm::Detached, signer, key, {m_middle.certificate()});
        QVERIFY(detached);
        QCOMPARE(card.signatures(), 2);
        const OwnedCms bare = parsed(*detached);
        QVERIFY(*CMS_get0_content(bare.get()) == nullptr);
        QVERIFY(verifies(*bare, &content));
        const Bytes other{'a', '\n', 'b', '\n', 0x00, 0xFF};
        QVERIFY(!verifies(*bare, &other));
    }

    void signsNothingAtAll()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        const auto made = signCms(
            {}, CmsForm::Detached, certificateOf(card), card.key(), {m_middle.certificate()});
        QVERIFY(made);
        const Bytes nothing;
        QVERIFY(verifies(*parsed(*made), &nothing));
    }

    void leavesTheCertificatesForLater()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        const Certificate signer = certificateOf(card);
        const QList<Certificate> certificates{signer, m_middle.certificate()};
        const auto made = signCms(content, CmsForm::Attached, signer, card.key(),
            {m_middle.certificate()}, CmsContent::Data, CmsCertificates::LeftOut);
        QVERIFY(made);
        QVERIFY(!verifies(*parsed(*made), nullptr));
        const QByteArrayView octets(made->data(), static_cast<qsizetype>(made->size()));
        QVERIFY(!octets.contains("card")); // the signer's name

        const auto whole = addCertificates(*made, certificates);
        QVERIFY(whole);
        QVERIFY(verifies(*parsed(*whole), nullptr));
        QCOMPARE(*addCertificates(*made, certificates), *whole);
        QCOMPARE(card.signatures(), 1);
    }

    void addsCertificatesToSignaturesAlone()
    {
        QCOMPARE(addCertificates({}, {}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(addCertificates(content, {}).error().code, ErrorCode::InvalidArgument);
        SoftwareCard card(KeyAlgorithm::EcP256);
        auto made = signCms(content, CmsForm::Attached, certificateOf(card), card.key());
        QCOMPARE(
            addCertificates(*made, {Certificate()}).error().code, ErrorCode::CertificateMalformed);
        made->push_back(0);
        QCOMPARE(addCertificates(*made, {}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void saysWhyTheCardDidNotSign()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        card.failure = Error{ErrorCode::CardRemoved, u"80100069"_qs, std::nullopt};
        const auto made = signCms(content, CmsForm::Detached, certificateOf(card), card.key());
        QVERIFY(!made);
        QCOMPARE(made.error(), *card.failure);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void wantsTheKeyOfTheCertificate()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        SoftwareCard other(KeyAlgorithm::EcP256);
        QCOMPARE(signCms(content, CmsForm::Detached, certificateOf(other), card.key()).error().code,
            ErrorCode::CertificateUnexpected);
        QCOMPARE(signCms(content, CmsForm::Detached, Certificate(), card.key()).error().code,
            ErrorCode::CertificateMalformed);
        QCOMPARE(card.signatures(), 0);
    }
};

QTEST_APPLESS_MAIN(CmsSignatureTest)
#include "cmssignature_test.moc"
