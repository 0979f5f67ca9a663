#include "core/crypto/cardkey.h"
#include "softwarecard.h"

#include <QTest>

#include <openssl/cms.h>
#include <openssl/rsa.h>

#include <array>
#include <thread>
#include <vector>

using namespace eid;

namespace {

using OwnedKeyContext = OpenSslOwned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using OwnedHashing = OpenSslOwned<EVP_MD_CTX, EVP_MD_CTX_free>;
using OwnedRequest = OpenSslOwned<X509_REQ, X509_REQ_free>;
using OwnedCms = OpenSslOwned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedBio = OpenSslOwned<BIO, BIO_free_all>;

const Bytes message{'v', 'o', 'u', 'c', 'h', 'e', 'd'};

/// How RSA pads; EC knows none.
struct Padding
{
    int mode = 0;
    int salt = 0;
    const EVP_MD *mask = nullptr;
};

bool apply(EVP_PKEY_CTX *context, const Padding &padding)
{
    return padding.mode == 0
        || (EVP_PKEY_CTX_set_rsa_padding(context, padding.mode) == 1
            && (padding.mode != RSA_PKCS1_PSS_PADDING
                || EVP_PKEY_CTX_set_rsa_pss_saltlen(context, padding.salt) == 1)
            && (padding.mask == nullptr
                || EVP_PKEY_CTX_set_rsa_mgf1_md(context, padding.mask) == 1));
}

Bytes signWith(EVP_PKEY *key, const EVP_MD *digest, const Padding &padding = {})
{
    const OwnedHashing hashing(EVP_MD_CTX_new());
    EVP_PKEY_CTX *context = nullptr;
    std::size_t size = 0;
    if (EVP_DigestSignInit(hashing.get(), &context, digest, nullptr, key) != 1
        || !apply(context, padding)
        || EVP_DigestSign(hashing.get(), nullptr, &size, message.data(), message.size()) != 1)
        return {};
    Bytes signature(size);
    if (EVP_DigestSign(hashing.get(), signature.data(), &size, message.data(), message.size()) != 1)
        return {};
    signature.resize(size);
    return signature;
}

bool verifies(
    const EVP_PKEY *key, const EVP_MD *digest, const Bytes &signature, const Padding &padding = {})
{
    const OwnedHashing hashing(EVP_MD_CTX_new());
    EVP_PKEY_CTX *context = nullptr;
    return EVP_DigestVerifyInit(
               hashing.get(), &context, digest, nullptr, const_cast<EVP_PKEY *>(key))
        == 1
        && apply(context, padding)
        && EVP_DigestVerify(
               hashing.get(), signature.data(), signature.size(), message.data(), message.size())
        == 1;
}

void addAlgorithms()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::newRow("P-256") << KeyAlgorithm::EcP256;
    QTest::newRow("P-384") << KeyAlgorithm::EcP384;
    QTest::newRow("RSA-2048") << KeyAlgorithm::Rsa2048;
}

Bytes publicKeyOf(EVP_PKEY *key)
{
    unsigned char *octets = nullptr;
    const int size = i2d_PUBKEY(key, &octets);
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    EVP_PKEY_free(key);
    return der;
}

Result<Bytes> neverAsked(const CardSignatureRequest & /*request*/)
{
    return failure(ErrorCode::Internal);
}

} // namespace

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

class CardKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheKeyOfItsCertificate_data() { addAlgorithms(); }
    void isTheKeyOfItsCertificate()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        SoftwareCard other(algorithm);
        const CardKey key = card.key();
        QCOMPARE(key.algorithm(), algorithm);
        QCOMPARE(key.publicKey(), card.publicKey());
        const auto certificate = card.certificate();
        QCOMPARE(EVP_PKEY_eq(X509_get0_pubkey(certificate.get()), key.handle()), 1);
        QCOMPARE(EVP_PKEY_eq(key.handle(), X509_get0_pubkey(certificate.get())), 1);
        QCOMPARE(X509_check_private_key(certificate.get(), key.handle()), 1);
        QVERIFY(EVP_PKEY_eq(other.software(), key.handle()) != 1);
        QVERIFY(EVP_PKEY_eq(other.key().handle(), key.handle()) != 1);
        QCOMPARE(EVP_PKEY_get_bits(key.handle()), EVP_PKEY_get_bits(card.software()));
        QCOMPARE(EVP_PKEY_get_size(key.handle()), EVP_PKEY_get_size(card.software()));
        QCOMPARE(
            EVP_PKEY_get_security_bits(key.handle()), EVP_PKEY_get_security_bits(card.software()));
        unsigned char *encoded = nullptr;
        const int size = i2d_PUBKEY(key.handle(), &encoded);
        QVERIFY(size > 0);
        const Bytes publicKey(encoded, encoded + size);
        OPENSSL_free(encoded);
        QCOMPARE(publicKey, card.publicKey());
        QCOMPARE(card.signatures(), 0);
    }

    void signsOnceAndNotForAQuestionOfSize_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("P-256 SHA-256") << KeyAlgorithm::EcP256 << QByteArray("SHA256");
        // Longer than the order: cut. Shorter: filled up.
        QTest::newRow("P-256 SHA-512") << KeyAlgorithm::EcP256 << QByteArray("SHA512");
        QTest::newRow("P-384 SHA-256") << KeyAlgorithm::EcP384 << QByteArray("SHA256");
        QTest::newRow("P-384 SHA-384") << KeyAlgorithm::EcP384 << QByteArray("SHA384");
        QTest::newRow("RSA SHA-256") << KeyAlgorithm::Rsa2048 << QByteArray("SHA256");
        QTest::newRow("RSA SHA-384") << KeyAlgorithm::Rsa2048 << QByteArray("SHA384");
        QTest::newRow("RSA SHA-512") << KeyAlgorithm::Rsa2048 << QByteArray("SHA512");
    }
    void signsOnceAndNotForAQuestionOfSize()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(QByteArray, digest);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        const EVP_MD *md = EVP_get_digestbyname(digest.constData());
        const OwnedHashing hashing(EVP_MD_CTX_new());
        std::size_t size = 0;
        QCOMPARE(EVP_DigestSignInit(hashing.get(), nullptr, md, nullptr, key.handle()), 1);
        QCOMPARE(EVP_DigestSignUpdate(hashing.get(), message.data(), message.size()), 1);
        QCOMPARE(EVP_DigestSignFinal(hashing.get(), nullptr, &size), 1);
        QCOMPARE(card.signatures(), 0);
        Bytes signature(size);
        QCOMPARE(EVP_DigestSignFinal(hashing.get(), signature.data(), &size), 1);
        QCOMPARE(card.signatures(), 1);
        signature.resize(size);
        QVERIFY(verifies(card.software(), md, signature));
        QVERIFY(!key.takeSigningError());
    }

    void padsAsPss_data()
    {
        QTest::addColumn<int>("salt");
        QTest::addColumn<bool>("hasOtherMask");
        QTest::newRow("as long as the hash") << RSA_PSS_SALTLEN_DIGEST << false;
        QTest::newRow("as long as may be") << RSA_PSS_SALTLEN_MAX << false;
        QTest::newRow("none") << 0 << false;
        QTest::newRow("20 octets, another mask") << 20 << true;
    }
    void padsAsPss()
    {
        QFETCH(int, salt);
        QFETCH(bool, hasOtherMask);
        SoftwareCard card(KeyAlgorithm::Rsa2048);
        const CardKey key = card.key();
        const Padding padding{RSA_PKCS1_PSS_PADDING, salt, hasOtherMask ? EVP_sha512() : nullptr};
        const Bytes signature = signWith(key.handle(), EVP_sha256(), padding);
        QCOMPARE(signature.size(), std::size_t(256));
        QVERIFY(verifies(card.software(), EVP_sha256(), signature, padding));
        QVERIFY(
            !verifies(card.software(), EVP_sha256(), signature, {RSA_PKCS1_PADDING, 0, nullptr}));
        QCOMPARE(card.signatures(), 1);
    }

    void refusesASaltThatDoesNotFit()
    {
        SoftwareCard card(KeyAlgorithm::Rsa2048);
        const CardKey key = card.key();
        QVERIFY(
            signWith(key.handle(), EVP_sha256(), {RSA_PKCS1_PSS_PADDING, 223, nullptr}).empty());
        QCOMPARE(card.signatures(), 0);
    }

    void neverSignsAWeakHash_data() { addAlgorithms(); }
    void neverSignsAWeakHash()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        QVERIFY(signWith(key.handle(), EVP_sha1()).empty());
        QVERIFY(signWith(key.handle(), EVP_md5()).empty());
        // Octets that are no hash at all.
        const OwnedKeyContext context(EVP_PKEY_CTX_new(key.handle(), nullptr));
        QCOMPARE(EVP_PKEY_sign_init(context.get()), 1);
        Bytes signature(512);
        std::size_t size = signature.size();
        QVERIFY(
            EVP_PKEY_sign(context.get(), signature.data(), &size, message.data(), message.size())
            != 1);
        QCOMPARE(card.signatures(), 0);
        ERR_clear_error();
    }

    void signsAHashThatWasMadeElsewhere_data() { addAlgorithms(); }
    void signsAHashThatWasMadeElsewhere()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        Bytes hash(32);
        QCOMPARE(
            EVP_Digest(message.data(), message.size(), hash.data(), nullptr, EVP_sha256(), nullptr),
            1);
        const OwnedKeyContext context(EVP_PKEY_CTX_new(key.handle(), nullptr));
        QCOMPARE(EVP_PKEY_sign_init(context.get()), 1);
        QCOMPARE(EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()), 1);
        std::size_t size = 0;
        QCOMPARE(EVP_PKEY_sign(context.get(), nullptr, &size, hash.data(), hash.size()), 1);
        QCOMPARE(card.signatures(), 0);
        Bytes signature(size);
        QCOMPARE(
            EVP_PKEY_sign(context.get(), signature.data(), &size, hash.data(), hash.size()), 1);
        signature.resize(size);
        QVERIFY(verifies(card.software(), EVP_sha256(), signature));
        QCOMPARE(card.signatures(), 1);
    }

    void keepsItsPrivateHalf_data() { addAlgorithms(); }
    void keepsItsPrivateHalf()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        OSSL_PARAM *parameters = nullptr;
        QVERIFY(EVP_PKEY_todata(key.handle(), EVP_PKEY_KEYPAIR, &parameters) != 1);
        QCOMPARE(EVP_PKEY_todata(key.handle(), EVP_PKEY_PUBLIC_KEY, &parameters), 1);
        OSSL_PARAM_free(parameters);
        unsigned char *encoded = nullptr;
        QVERIFY(i2d_PrivateKey(key.handle(), &encoded) <= 0);
        ERR_clear_error();
    }

    void signsRequests_data() { addAlgorithms(); }
    void signsRequests()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        const OwnedRequest request(X509_REQ_new());
        QCOMPARE(X509_REQ_set_pubkey(request.get(), key.handle()), 1);
        QVERIFY(X509_REQ_sign(request.get(), key.handle(), EVP_sha256()) > 0);
        QCOMPARE(card.signatures(), 1);
        unsigned char *encoded = nullptr;
        const int size = i2d_X509_REQ(request.get(), &encoded);
        const Bytes der(encoded, encoded + size);
        OPENSSL_free(encoded);
        const unsigned char *at = der.data();
        const OwnedRequest parsed(d2i_X509_REQ(nullptr, &at, size));
        QVERIFY(parsed);
        QCOMPARE(X509_REQ_verify(parsed.get(), X509_REQ_get0_pubkey(parsed.get())), 1);
        QCOMPARE(EVP_PKEY_eq(X509_REQ_get0_pubkey(parsed.get()), card.software()), 1);
    }

    void signsARequestAsPss()
    {
        SoftwareCard card(KeyAlgorithm::Rsa2048);
        const CardKey key = card.key();
        const OwnedRequest request(X509_REQ_new());
        QCOMPARE(X509_REQ_set_pubkey(request.get(), key.handle()), 1);
        const OwnedHashing hashing(EVP_MD_CTX_new());
        EVP_PKEY_CTX *context = nullptr;
        QCOMPARE(
            EVP_DigestSignInit(hashing.get(), &context, EVP_sha384(), nullptr, key.handle()), 1);
        QVERIFY(apply(context, {RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_MAX, EVP_sha512()}));
        QVERIFY(X509_REQ_sign_ctx(request.get(), hashing.get()) > 0);
        // The verifier learns the padding from the AlgorithmIdentifier alone.
        QCOMPARE(X509_REQ_verify(request.get(), const_cast<EVP_PKEY *>(card.software())), 1);
        QCOMPARE(X509_REQ_get_signature_nid(request.get()), NID_rsassaPss);
        QCOMPARE(card.signatures(), 1);
    }

    void signsCms_data() { addAlgorithms(); }
    void signsCms()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        const auto certificate = card.certificate();
        const OwnedBio content(BIO_new_mem_buf(message.data(), static_cast<int>(message.size())));
        const OwnedCms cms(CMS_sign(
            certificate.get(), key.handle(), nullptr, content.get(), CMS_BINARY | CMS_NOSMIMECAP));
        QVERIFY2(cms, qPrintable(takeOpenSslReason()));
        QCOMPARE(card.signatures(), 1);
        const OwnedBio out(BIO_new(BIO_s_mem()));
        QCOMPARE(i2d_CMS_bio(out.get(), cms.get()), 1);
        const OwnedCms parsed(d2i_CMS_bio(out.get(), nullptr));
        QVERIFY(parsed);
        QCOMPARE(CMS_verify(parsed.get(), nullptr, nullptr, nullptr, nullptr,
                     CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY),
            1);
    }

    void failsCleanlyWhenTheCardDoes_data() { addAlgorithms(); }
    void failsCleanlyWhenTheCardDoes()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        card.failure = Error{ErrorCode::CardRemoved, u"8010 0069"_qs, std::nullopt};
        const CardKey sameKey = key; // NOLINT(performance-unnecessary-copy-initialization)
        QVERIFY(signWith(key.handle(), EVP_sha256()).empty());
        QCOMPARE(sameKey.takeSigningError(), card.failure);
        QVERIFY(!key.takeSigningError());
        QCOMPARE(card.signatures(), 1);
        // The key is as good as before when the card is.
        card.failure.reset();
        QVERIFY(verifies(card.software(), EVP_sha256(), signWith(key.handle(), EVP_sha256())));
        QVERIFY(!key.takeSigningError());
    }

    void givesNoSignatureThatDoesNotHold_data() { addAlgorithms(); }
    void givesNoSignatureThatDoesNotHold()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        card.isBroken = true;
        QVERIFY(signWith(key.handle(), EVP_sha256()).empty());
        const auto error = key.takeSigningError();
        QVERIFY(error);
        QCOMPARE(error->code, ErrorCode::CardMalformedData);
    }

    void takesAnyAnswerOfACard_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 71, 72, 256, 257, 100'000})
            QTest::addRow("%d octets", size) << size;
    }
    void takesAnyAnswerOfACard()
    {
        QFETCH(int, size);
        for (const KeyAlgorithm algorithm : {KeyAlgorithm::EcP256, KeyAlgorithm::Rsa2048}) {
            const SoftwareCard card(algorithm);
            const CardKey key = CardKey::create(
                card.publicKey(), [size](const CardSignatureRequest &) -> Result<Bytes> {
                    return Bytes(static_cast<std::size_t>(size), 0x30);
                }).value();
            QVERIFY(signWith(key.handle(), EVP_sha256()).empty());
            QCOMPARE(key.takeSigningError()->code, ErrorCode::CardMalformedData);
        }
    }

    void livesAsLongAsSomebodyHoldsIt_data() { addAlgorithms(); }
    void livesAsLongAsSomebodyHoldsIt()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const auto certificate = card.certificate();
        std::optional<CardKey> key = card.key();
        EVP_PKEY_up_ref(key->handle());
        SoftwareCard::OwnedKey held(key->handle());
        // OpenSSL remembers the certificate's key in the provider's form.
        QCOMPARE(EVP_PKEY_eq(X509_get0_pubkey(certificate.get()), held.get()), 1);
        const OwnedHashing hashing(EVP_MD_CTX_new());
        QCOMPARE(EVP_DigestSignInit(hashing.get(), nullptr, EVP_sha256(), nullptr, held.get()), 1);
        key.reset();
        SoftwareCard::OwnedKey copy(EVP_PKEY_dup(held.get()));
        QVERIFY(copy);
        held.reset();
        Bytes signature(512);
        std::size_t size = signature.size();
        QCOMPARE(
            EVP_DigestSign(hashing.get(), signature.data(), &size, message.data(), message.size()),
            1);
        signature.resize(size);
        QVERIFY(verifies(card.software(), EVP_sha256(), signature));
        QVERIFY(verifies(card.software(), EVP_sha256(), signWith(copy.get(), EVP_sha256())));
        copy.reset();
        QVERIFY(
            verifies(card.software(), EVP_sha256(), signWith(card.key().handle(), EVP_sha256())));
    }

    void leavesTheKeysOfOthersAlone()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        const CardKey key = card.key();
        const SoftwareCard::OwnedKey generated(EVP_EC_gen("P-521"));
        QVERIFY(generated);
        const Bytes signature = signWith(generated.get(), EVP_sha512());
        QVERIFY(verifies(generated.get(), EVP_sha512(), signature));
        QVERIFY(EVP_PKEY_eq(generated.get(), key.handle()) != 1);
        QCOMPARE(card.signatures(), 0);
        ERR_clear_error();
    }

    void signsFromSeveralThreads_data() { addAlgorithms(); }
    void signsFromSeveralThreads()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareCard card(algorithm);
        const CardKey shared = card.key();
        constexpr int threads = 4;
        constexpr int rounds = 10;
        std::atomic<int> good = 0;
        std::vector<std::thread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back([&] {
                for (int round = 0; round < rounds; ++round) {
                    const CardKey own = card.key();
                    if (verifies(
                            card.software(), EVP_sha256(), signWith(shared.handle(), EVP_sha256()))
                        && verifies(
                            card.software(), EVP_sha384(), signWith(own.handle(), EVP_sha384())))
                        ++good;
                }
            });
        }
        for (std::thread &thread : running)
            thread.join();
        QCOMPARE(good.load(), threads * rounds);
        QCOMPARE(card.signatures(), 2 * threads * rounds);
    }

    void takesOnlyKeysOfTheProfile_data()
    {
        QTest::addColumn<Bytes>("publicKey");
        QTest::addColumn<ErrorCode>("code");
        const Bytes p256 = SoftwareCard(KeyAlgorithm::EcP256).publicKey();
        QTest::newRow("P-521") << publicKeyOf(EVP_EC_gen("P-521")) << ErrorCode::CardUnsupported;
        QTest::newRow("brainpool")
            << publicKeyOf(EVP_EC_gen("brainpoolP256r1")) << ErrorCode::CardUnsupported;
        QTest::newRow("RSA-1024") << publicKeyOf(EVP_RSA_gen(1024)) << ErrorCode::CardUnsupported;
        QTest::newRow("RSA-3072") << publicKeyOf(EVP_RSA_gen(3072)) << ErrorCode::CardUnsupported;
        QTest::newRow("Ed25519") << publicKeyOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"))
                                 << ErrorCode::CardUnsupported;
        QTest::newRow("nothing") << Bytes() << ErrorCode::CertificateMalformed;
        QTest::newRow("text") << Bytes{'k', 'e', 'y'} << ErrorCode::CertificateMalformed;
        Bytes longer = p256;
        longer.push_back(0);
        QTest::newRow("an octet behind") << longer << ErrorCode::CertificateMalformed;
        Bytes off = p256;
        off.back() ^= 0x01;
        QTest::newRow("off the curve") << off << ErrorCode::CertificateMalformed;
        QTest::newRow("too long") << Bytes(4096, 0x30) << ErrorCode::CertificateMalformed;
    }
    void takesOnlyKeysOfTheProfile()
    {
        QFETCH(Bytes, publicKey);
        const auto key = CardKey::create(publicKey, neverAsked);
        QVERIFY(!key);
        QTEST(key.error().code, "code");
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void wantsASigner()
    {
        const auto key = CardKey::create(SoftwareCard(KeyAlgorithm::EcP256).publicKey(), {});
        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(CardKeyTest)
#include "cardkey_test.moc"
