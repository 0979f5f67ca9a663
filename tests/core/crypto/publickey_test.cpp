#include "core/crypto/publickey.h"
#include "softwarecard.h"

#include <QTest>

#include <openssl/rsa.h>

using namespace eid;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

class PublicKeyTest : public QObject
{
    Q_OBJECT

    static void addAlgorithms()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256;
        QTest::newRow("P-384") << KeyAlgorithm::EcP384;
        QTest::newRow("RSA-2048") << KeyAlgorithm::Rsa2048;
    }

    static Bytes sign(const SoftwareCard &card, const Bytes &hash, const EVP_MD *digest)
    {
        const OpenSslOwned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(
            EVP_PKEY_CTX_new(const_cast<EVP_PKEY *>(card.software()), nullptr));
        Bytes signature(512);
        std::size_t size = signature.size();
        if (EVP_PKEY_sign_init(context.get()) != 1
            || EVP_PKEY_CTX_set_signature_md(context.get(), digest) != 1
            || EVP_PKEY_sign(context.get(), signature.data(), &size, hash.data(), hash.size()) != 1)
            return {};
        signature.resize(size);
        return signature;
    }

private Q_SLOTS:
    void knowsTheKeysOfTheProfile_data() { addAlgorithms(); }
    void knowsTheKeysOfTheProfile()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QCOMPARE(keyAlgorithmOf(SoftwareCard(algorithm).publicKey()).value(), algorithm);
    }

    void readsTheKeyOfACertificate()
    {
        const SoftwareCard card(KeyAlgorithm::EcP384);
        unsigned char *octets = nullptr;
        const int size = i2d_X509(card.certificate().get(), &octets);
        const auto certificate
            = parseCertificate(ByteView(octets, static_cast<std::size_t>(size))).value();
        OPENSSL_free(octets);
        QCOMPARE(publicKeyOf(certificate), card.publicKey());
        QCOMPARE(publicKeyOf(Certificate()), Bytes());
    }

    void refusesOtherForms()
    {
        // The same key with a compressed point.
        const SoftwareCard card(KeyAlgorithm::EcP256);
        const OpenSslOwned<EVP_PKEY, EVP_PKEY_free> key(
            EVP_PKEY_dup(const_cast<EVP_PKEY *>(card.software())));
        QCOMPARE(EVP_PKEY_set_utf8_string_param(key.get(), "point-format", "compressed"), 1);
        unsigned char *octets = nullptr;
        const int size = i2d_PUBKEY(key.get(), &octets);
        const Bytes compressed(octets, octets + size);
        OPENSSL_free(octets);
        QVERIFY(compressed.size() < card.publicKey().size());
        QCOMPARE(keyAlgorithmOf(compressed).error().code, ErrorCode::CardUnsupported);
        QCOMPARE(keyAlgorithmOf({}).error().code, ErrorCode::CertificateMalformed);
    }

    void tellsGoodSignaturesFromOthers_data() { addAlgorithms(); }
    void tellsGoodSignaturesFromOthers()
    {
        QFETCH(KeyAlgorithm, algorithm);
        const SoftwareCard card(algorithm);
        const SoftwareCard other(algorithm);
        for (const auto &[size, digest] :
            {std::pair(32, EVP_sha256()), {48, EVP_sha384()}, {64, EVP_sha512()}}) {
            const Bytes hash(static_cast<std::size_t>(size), 0x5A);
            const Bytes signature = sign(card, hash, digest);
            QVERIFY(verifySignature(card.publicKey(), hash, signature));
            const auto isRefused = [&](const Bytes &key, const Bytes &h, const Bytes &s) {
                const auto verdict = verifySignature(key, h, s);
                return !verdict && verdict.error().code == ErrorCode::CardMalformedData
                    && !verdict.error().detail.isEmpty() && ERR_peek_error() == 0;
            };
            QVERIFY(isRefused(other.publicKey(), hash, signature));
            Bytes otherHash = hash;
            otherHash.front() ^= 0x80;
            QVERIFY(isRefused(card.publicKey(), otherHash, signature));
            QVERIFY(isRefused(card.publicKey(), hash, {}));
            Bytes cut = signature;
            cut.pop_back();
            QVERIFY(isRefused(card.publicKey(), hash, cut));
        }
    }

    void wantsAHashOfTheProfile()
    {
        const SoftwareCard card(KeyAlgorithm::EcP256);
        QCOMPARE(verifySignature(card.publicKey(), Bytes(20), Bytes(64)).error().code,
            ErrorCode::InvalidArgument);
        QCOMPARE(verifySignature(Bytes(3), Bytes(32), Bytes(64)).error().code,
            ErrorCode::CertificateMalformed);
    }
};

QTEST_APPLESS_MAIN(PublicKeyTest)
#include "publickey_test.moc"
