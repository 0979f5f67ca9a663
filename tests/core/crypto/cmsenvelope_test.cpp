#include "core/crypto/cmsenvelope.h"
#include "core/crypto/cmssignature.h"
#include "softwarecard.h"
#include "testissuer.h"

#include <QTest>

#include <openssl/cms.h>

#include <algorithm>

using namespace eid;

namespace {

using OwnedCms = OpenSslOwned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedBio = OpenSslOwned<BIO, BIO_free_all>;

Bytes somePlaintext()
{
    Bytes plaintext{0xFF, 0xD8, 0xFF, 'a', '\n', 'b', '\r', '\n', 0x00};
    plaintext.resize(100'000, 0x5A);
    return plaintext;
}

OwnedCms parsed(ByteView der)
{
    const unsigned char *at = der.data();
    return OwnedCms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
}

/// What the holder of \a key reads in \a der; nothing, not even a part, if it does not open.
std::optional<Bytes> opened(ByteView der, EVP_PKEY *key, X509 *certificate)
{
    const OwnedCms cms = parsed(der);
    const OwnedBio out(BIO_new(BIO_s_mem()));
    const bool isOpen
        = cms && CMS_decrypt(cms.get(), key, certificate, nullptr, out.get(), CMS_BINARY) == 1;
    ERR_clear_error();
    if (!isOpen)
        return std::nullopt;
    const char *octets = nullptr;
    const long size = BIO_get_mem_data(out.get(), &octets);
    return Bytes(octets, octets + size);
}

bool contains(ByteView octets, ByteView part)
{
    return !std::ranges::search(octets, part).empty();
}

Bytes derOf(int nid)
{
    const ASN1_OBJECT *object = OBJ_nid2obj(nid);
    unsigned char *octets = nullptr;
    const int size = i2d_ASN1_OBJECT(object, &octets);
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

} // namespace

class CmsEnvelopeTest : public QObject
{
    Q_OBJECT

    const TestIssuer m_root{TestIssuer::order("root")};

    [[nodiscard]] Certificate recipientWith(const TestKey &key) const
    {
        TestOrder order = TestIssuer::order("back office");
        order.key = key;
        order.extensions = {{"keyUsage", "critical,keyAgreement,keyEncipherment"}};
        return m_root.issue(order);
    }

private Q_SLOTS:
    void opensForTheRecipientAlone_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("isEc");
        QTest::newRow("P-256") << QStringLiteral("P-256") << true;
        QTest::newRow("P-384") << QStringLiteral("P-384") << true;
        QTest::newRow("RSA-3072") << QStringLiteral("RSA3072") << false;
    }
    void opensForTheRecipientAlone()
    {
        QFETCH(QString, kind);
        QFETCH(bool, isEc);
        const TestKey key = makeTestKey(kind.toStdString());
        const Certificate recipient = recipientWith(key);
        const Bytes plaintext = somePlaintext();
        const auto sealed = sealCms(plaintext, recipient);
        QVERIFY2(sealed, sealed ? "" : qPrintable(sealed.error().detail));
        QVERIFY(!contains(*sealed, ByteView(plaintext).first(9)));
        QVERIFY(!contains(*sealed, ByteView(plaintext).last(16)));
        const auto x509 = x509OfTest(recipient);
        QVERIFY(opened(*sealed, key.get(), x509.get()) == plaintext);

        const TestKey other = makeTestKey(kind.toStdString());
        QVERIFY(!opened(*sealed, other.get(), nullptr));

        // As RFC 5083, 5084 and 5753 or 3560 have it, with no SHA-1 anywhere.
        const OwnedCms cms = parsed(*sealed);
        QCOMPARE(OBJ_obj2nid(CMS_get0_type(cms.get())), NID_id_smime_ct_authEnvelopedData);
        QVERIFY(contains(*sealed, derOf(NID_aes_256_gcm)));
        QVERIFY(!contains(*sealed, derOf(NID_sha1)));
        QCOMPARE(contains(*sealed, derOf(NID_id_aes256_wrap)), isEc);
        QCOMPARE(contains(*sealed, derOf(NID_dh_std_kdf)), false);
        QCOMPARE(contains(*sealed, derOf(NID_dhSinglePass_stdDH_sha256kdf_scheme)), isEc);
        QCOMPARE(contains(*sealed, derOf(NID_rsaesOaep)), !isEc);
    }

    void opensToNothingWhenTamperedWith()
    {
        const TestKey key = makeTestKey("P-256");
        const Certificate recipient = recipientWith(key);
        const auto x509 = x509OfTest(recipient);
        const Bytes plaintext(300, 0x42);
        const auto sealed = sealCms(plaintext, recipient);
        QVERIFY(sealed);
        QVERIFY(opened(*sealed, key.get(), x509.get()));
        // Every octet that says how the content is encrypted, of the content and of the tag. Some
        // say what OpenSSL knows anyway, and change nothing: never does something else come out.
        int harmless = 0;
        const auto first = static_cast<std::size_t>(
            std::ranges::search(*sealed, derOf(NID_aes_256_gcm)).begin() - sealed->begin());
        for (std::size_t at = first; at < sealed->size(); ++at) {
            Bytes tampered = *sealed;
            tampered[at] ^= 0x01;
            const auto plain = opened(tampered, key.get(), x509.get());
            QVERIFY2(!plain || *plain == plaintext, qPrintable(QString::number(at)));
            const bool isContentOrTag = at + 16 + 2 + 300 >= sealed->size();
            QVERIFY2(!plain || !isContentOrTag, qPrintable(QString::number(at)));
            harmless += plain ? 1 : 0;
        }
        QVERIFY2(harmless <= 1, qPrintable(QString::number(harmless))); // the length of the tag
    }

    void sealsEachTimeAnew()
    {
        const Certificate recipient = recipientWith(makeTestKey("P-256"));
        QVERIFY(*sealCms(somePlaintext(), recipient) != *sealCms(somePlaintext(), recipient));
    }

    void sealsNothing()
    {
        const TestKey key = makeTestKey("P-256");
        const Certificate recipient = recipientWith(key);
        const auto sealed = sealCms({}, recipient);
        QVERIFY(sealed);
        QCOMPARE(opened(*sealed, key.get(), x509OfTest(recipient).get()), Bytes());
    }

    void wantsAnotherRecipient()
    {
        const Certificate edwards
            = recipientWith({EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free});
        QCOMPARE(sealCms({}, edwards).error().code, ErrorCode::CertificateUnexpected);
        QCOMPARE(sealCms({}, Certificate()).error().code, ErrorCode::CertificateMalformed);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void isSignedAsWhatItIs()
    {
        const TestKey key = makeTestKey("P-256");
        const Certificate recipient = recipientWith(key);
        const auto sealed = sealCms(somePlaintext(), recipient);
        const auto bare = bareEnvelope(*sealed);
        QVERIFY(bare);
        QCOMPARE(envelopeAround(*bare), *sealed);

        SoftwareCard card(KeyAlgorithm::EcP256);
        TestOrder order = TestIssuer::order("card");
        EVP_PKEY_up_ref(const_cast<EVP_PKEY *>(card.software()));
        order.key = {const_cast<EVP_PKEY *>(card.software()), EVP_PKEY_free};
        order.extensions = {{"keyUsage", "critical,digitalSignature"}};
        const Certificate signer = m_root.issue(order);
        const auto made
            = signCms(*bare, CmsForm::Attached, signer, card.key(), {}, CmsContent::Envelope);
        QVERIFY(made);
        QCOMPARE(card.signatures(), 1);

        const OwnedCms cms = parsed(*made);
        QCOMPARE(OBJ_obj2nid(CMS_get0_eContentType(cms.get())), NID_id_smime_ct_authEnvelopedData);
        const OwnedBio out(BIO_new(BIO_s_mem()));
        QCOMPARE(CMS_verify(cms.get(), nullptr, nullptr, nullptr, out.get(),
                     CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY),
            1);
        const char *octets = nullptr;
        const long size = BIO_get_mem_data(out.get(), &octets);
        const Bytes content(octets, octets + size);
        QCOMPARE(opened(envelopeAround(content), key.get(), x509OfTest(recipient).get()),
            somePlaintext());
    }

    void knowsWhatIsNoEnvelope()
    {
        const auto sealed = sealCms({}, recipientWith(makeTestKey("P-256")));
        for (std::size_t size = 0; size < sealed->size(); ++size)
            QVERIFY(!bareEnvelope(ByteView(*sealed).first(size)));
        Bytes longer = *sealed;
        longer.push_back(0);
        QVERIFY(!bareEnvelope(longer));
        Bytes other = *sealed;
        other[16] ^= 0x01; // the last number of the type
        QVERIFY(!bareEnvelope(other));
    }
};

QTEST_APPLESS_MAIN(CmsEnvelopeTest)

#include "cmsenvelope_test.moc"
