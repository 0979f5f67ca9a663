#include "core/crypto/certificationrequest.h"
#include "softwarecard.h"
#include "testcertificate.h"

#include <QTest>

#include <openssl/x509v3.h>

using namespace eid;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

namespace {

using OwnedRequest = OpenSslOwned<X509_REQ, X509_REQ_free>;

const QByteArray password = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";

/// As a renewal finds it: a name in several string types, an alternative name, a key usage.
Certificate renewed()
{
    TestCertificate made;
    made.subject = {{"C", V_ASN1_PRINTABLESTRING, "CN"},
        {"CN", V_ASN1_BMPSTRING, std::string("\x5F\x20\x4F\x1F", 4)},
        {"serialNumber", V_ASN1_PRINTABLESTRING, "IDCCN-110101199003070011"}};
    made.extensions = {{"keyUsage", "critical,digitalSignature,nonRepudiation"},
        {"subjectAltName", "URI:urn:uuid:01234567-89ab-cdef-0123-456789abcdef"},
        {"extendedKeyUsage", "clientAuth"}};
    return parseCertificate(made.make()).value();
}

Bytes encoded(X509_REQ *request)
{
    unsigned char *octets = nullptr;
    const int size = i2d_X509_REQ(request, &octets);
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

OwnedRequest requestFor(const SoftwareCard &card)
{
    OwnedRequest request(X509_REQ_new());
    X509_REQ_set_pubkey(request.get(), const_cast<EVP_PKEY *>(card.software()));
    return request;
}

Bytes signedBy(const SoftwareCard &card, X509_REQ *request, const EVP_MD *digest = EVP_sha256())
{
    if (X509_REQ_sign(request, const_cast<EVP_PKEY *>(card.software()), digest) <= 0)
        qFatal("no request: %s", qPrintable(takeOpenSslReason()));
    return encoded(request);
}

void addPassword(X509_REQ *request, int type, const QByteArray &text)
{
    X509_REQ_add1_attr_by_NID(request, NID_pkcs9_challengePassword, type,
        reinterpret_cast<const unsigned char *>(text.constData()), static_cast<int>(text.size()));
}

} // namespace

class CertificationRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForTheSameAgain_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256;
        QTest::newRow("P-384") << KeyAlgorithm::EcP384;
        QTest::newRow("RSA-2048") << KeyAlgorithm::Rsa2048;
    }
    void asksForTheSameAgain()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const auto der = makeCertificationRequest(renewed(), card.key(), password);
        QVERIFY(der);
        QCOMPARE(card.signatures(), 1);
        const auto read = parseCertificationRequest(*der);
        QVERIFY(read);
        QVERIFY(!read->names.subject.empty());
        QVERIFY(!read->names.alternatives.empty());
        QVERIFY(read->names == namesOf(renewed()));
        QCOMPARE(read->publicKey, card.publicKey());
        QCOMPARE(read->challengePassword, password);
        QCOMPARE(read->keyUsages, renewed().keyUsages);
    }

    void asksForNothingThatWasNotThere()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        TestCertificate made;
        made.subject = {{"CN", V_ASN1_UTF8STRING, "x"}};
        const auto certificate = parseCertificate(made.make()).value();
        const auto der = makeCertificationRequest(certificate, card.key(), {});
        const auto read = parseCertificationRequest(der.value());
        QVERIFY(read);
        QVERIFY(read->names == namesOf(certificate));
        QVERIFY(read->names.alternatives.empty());
        QVERIFY(read->challengePassword.isEmpty());
        QVERIFY(read->keyUsages.isEmpty());
        const unsigned char *at = der->data();
        const OwnedRequest parsed(d2i_X509_REQ(nullptr, &at, static_cast<long>(der->size())));
        QCOMPARE(X509_REQ_get_attr_count(parsed.get()), 0);
    }

    void writesThePasswordAsPrintableString()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        const auto der = makeCertificationRequest(renewed(), card.key(), password).value();
        const unsigned char *at = der.data();
        const OwnedRequest parsed(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())));
        X509_ATTRIBUTE *attribute = X509_REQ_get_attr(
            parsed.get(), X509_REQ_get_attr_by_NID(parsed.get(), NID_pkcs9_challengePassword, -1));
        QCOMPARE(ASN1_TYPE_get(X509_ATTRIBUTE_get0_type(attribute, 0)), V_ASN1_PRINTABLESTRING);
    }

    void refusesOtherPasswords()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        const CardKey key = card.key();
        for (const QByteArray &bad :
            {QByteArray(256, 'A'), QByteArray("a*b"), QByteArray("密"), QByteArray("a\0b", 3)}) {
            const auto der = makeCertificationRequest(renewed(), key, bad);
            QVERIFY(!der);
            QCOMPARE(der.error().code, ErrorCode::InvalidArgument);
        }
        QCOMPARE(card.signatures(), 0);
        QVERIFY(makeCertificationRequest(renewed(), key, QByteArray(255, 'A')));
    }

    void saysWhyTheCardDidNotSign()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        card.failure = Error{ErrorCode::CardRemoved, u"80100069"_qs, std::nullopt};
        const auto der = makeCertificationRequest(renewed(), card.key(), password);
        QVERIFY(!der);
        QCOMPARE(der.error(), *card.failure);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void wantsACertificateToRenew()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        const auto der = makeCertificationRequest(Certificate(), card.key(), password);
        QVERIFY(!der);
        QCOMPARE(der.error().code, ErrorCode::CertificateMalformed);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<Bytes>("octets");
        QTest::addColumn<ErrorCode>("code");
        SoftwareCard card(KeyAlgorithm::EcP256);
        const Bytes der = makeCertificationRequest(renewed(), card.key(), password).value();

        QTest::newRow("nothing") << Bytes() << ErrorCode::CertificateMalformed;
        QTest::newRow("too large") << Bytes(70'000, 0x30) << ErrorCode::CertificateMalformed;
        QTest::newRow("cut short")
            << Bytes(der.begin(), der.end() - 1) << ErrorCode::CertificateMalformed;
        Bytes longer = der;
        longer.push_back(0);
        QTest::newRow("an octet behind") << longer << ErrorCode::CertificateMalformed;
        QTest::newRow("a certificate") << renewed().der << ErrorCode::CertificateMalformed;
        Bytes indefinite = der;
        indefinite.erase(indefinite.begin(), indefinite.begin() + 4);
        indefinite.insert(indefinite.begin(), {0x30, 0x80});
        indefinite.insert(indefinite.end(), {0x00, 0x00});
        QTest::newRow("indefinite length") << indefinite << ErrorCode::CertificateMalformed;

        const auto request = requestFor(card);
        QTest::newRow("SHA-1") << signedBy(card, request.get(), EVP_sha1())
                               << ErrorCode::CertificateWeak;
        const auto version2 = requestFor(card);
        X509_REQ_set_version(version2.get(), 1);
        QTest::newRow("version 2")
            << signedBy(card, version2.get()) << ErrorCode::CertificateMalformed;
        const auto twice = requestFor(card);
        addPassword(twice.get(), V_ASN1_PRINTABLESTRING, "one");
        // OpenSSL adds no attribute twice, but one can become another.
        X509_REQ_add1_attr_by_NID(twice.get(), NID_pkcs9_unstructuredName, V_ASN1_PRINTABLESTRING,
            reinterpret_cast<const unsigned char *>("two"), 3);
        X509_ATTRIBUTE_set1_object(
            X509_REQ_get_attr(twice.get(), 1), OBJ_nid2obj(NID_pkcs9_challengePassword));
        QTest::newRow("two passwords")
            << signedBy(card, twice.get()) << ErrorCode::CertificateMalformed;
        const auto both = requestFor(card);
        addPassword(both.get(), V_ASN1_PRINTABLESTRING, "one");
        X509_ATTRIBUTE_set1_data(
            X509_REQ_get_attr(both.get(), 0), V_ASN1_PRINTABLESTRING, "two", 3);
        QTest::newRow("a password of two values")
            << signedBy(card, both.get()) << ErrorCode::CertificateMalformed;
        const auto number = requestFor(card);
        addPassword(number.get(), V_ASN1_INTEGER, "1");
        QTest::newRow("a number as password")
            << signedBy(card, number.get()) << ErrorCode::CertificateMalformed;
        const auto tooLong = requestFor(card);
        addPassword(tooLong.get(), V_ASN1_UTF8STRING, QByteArray(256, 'a'));
        QTest::newRow("a password that is too long")
            << signedBy(card, tooLong.get()) << ErrorCode::CertificateMalformed;
        // By another key than the one that it is for.
        const SoftwareCard other(KeyAlgorithm::EcP256);
        const auto borrowed = requestFor(other);
        QTest::newRow("another's key")
            << signedBy(card, borrowed.get()) << ErrorCode::CertificateMalformed;
        const OpenSslOwned<EVP_PKEY, EVP_PKEY_free> p521(EVP_EC_gen("P-521"));
        const OwnedRequest foreign(X509_REQ_new());
        X509_REQ_set_pubkey(foreign.get(), p521.get());
        X509_REQ_sign(foreign.get(), p521.get(), EVP_sha512());
        QTest::newRow("P-521") << encoded(foreign.get()) << ErrorCode::CardUnsupported;
    }
    void refusesWhatIsNone()
    {
        QFETCH(Bytes, octets);
        const auto read = parseCertificationRequest(octets);
        QVERIFY(!read);
        QTEST(read.error().code, "code");
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void noticesEverySingleFlippedOctet()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        const Bytes der = makeCertificationRequest(renewed(), card.key(), password).value();
        for (std::size_t at = 0; at < der.size(); ++at) {
            Bytes flipped = der;
            flipped[at] ^= 0x01;
            QVERIFY2(!parseCertificationRequest(flipped), qPrintable(QString::number(at)));
        }
    }

    void readsRequestsOfOthers()
    {
        const SoftwareCard card(KeyAlgorithm::Rsa2048);
        const auto request = requestFor(card);
        addPassword(request.get(), V_ASN1_UTF8STRING, "密码");
        const auto read = parseCertificationRequest(signedBy(card, request.get()));
        QVERIFY(read);
        QCOMPARE(read->challengePassword, QByteArray("密码"));
        QCOMPARE(read->names.subject, Bytes({0x30, 0x00}));
    }
};

QTEST_APPLESS_MAIN(CertificationRequestTest)
#include "certificationrequest_test.moc"
