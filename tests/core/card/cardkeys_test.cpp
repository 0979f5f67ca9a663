#include "cardbench.h"
#include "core/card/eidcard.h"
#include "core/card/piv/pivobjects.h"
#include "tests/sandbox/card/adminkey.h"
#include "tests/sandbox/card/keypair.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democard.h"

#include <QTest>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

Q_DECLARE_METATYPE(eid::KeyAlgorithm)
Q_DECLARE_METATYPE(eid::sandbox::AdminAlgorithm)

using namespace eid;
using eid::sandbox::AdminAlgorithm;
using eid::sandbox::CardProfile;
using eid::sandbox::VirtualPivCard;

namespace {

struct KeyFree
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};

bool isRight(KeyAlgorithm algorithm, ByteView publicKey, ByteView input, ByteView signature)
{
    const unsigned char *at = publicKey.data();
    const std::unique_ptr<EVP_PKEY, KeyFree> key(
        d2i_PUBKEY(nullptr, &at, static_cast<long>(publicKey.size())));
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key.get(), nullptr);
    bool right = EVP_PKEY_verify_init(context) == 1;
    if (algorithm == KeyAlgorithm::Rsa2048)
        right = right && EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING) == 1;
    right = right
        && EVP_PKEY_verify(context, signature.data(), signature.size(), input.data(), input.size())
            == 1;
    EVP_PKEY_CTX_free(context);
    return right;
}

/// What an RSA key signs here: a block below the modulus.
Bytes inputFor(KeyAlgorithm algorithm)
{
    Bytes input(algorithm == KeyAlgorithm::EcP256 ? 32
            : algorithm == KeyAlgorithm::EcP384   ? 48
                                                  : 256,
        0x5A);
    input[0] = 0x01;
    return input;
}

std::shared_ptr<VirtualPivCard> cardOf(
    bool metadata, bool extended, AdminAlgorithm algorithm = AdminAlgorithm::Aes128)
{
    CardProfile profile;
    profile.metadata = metadata;
    profile.extendedLength = extended;
    auto card = std::make_shared<VirtualPivCard>(profile);
    if (!card->setAdminKey(algorithm, sandbox::demoAdminKey(algorithm)))
        qFatal("The virtual card takes no administration key");
    return card;
}

Bytes answerTo(const AdministratorChallenge &challenge, AdminAlgorithm algorithm)
{
    return sandbox::AdminKey{algorithm, sandbox::demoAdminKey(algorithm)}.encrypt(
        challenge.challenge);
}

/// The point of an EC key, uncompressed, which is what its SubjectPublicKeyInfo ends with.
Bytes pointOf(ByteView publicKey)
{
    constexpr std::size_t p256 = 65;
    constexpr std::size_t p384 = 97;
    constexpr std::size_t p256Info = 91;
    const ByteView point = publicKey.last(publicKey.size() == p256Info ? p256 : p384);
    return Bytes(point.begin(), point.end());
}

/// What the platform does.
Result<void> authenticate(EidCard &card, AdminAlgorithm algorithm = AdminAlgorithm::Aes128)
{
    const auto challenge = card.beginAdministratorAuthentication();
    if (!challenge)
        return failure(challenge.error());
    return card.finishAdministratorAuthentication(answerTo(*challenge, algorithm));
}

Result<void> provePin(EidCard &card)
{
    PinTrail trail;
    return card.verifyPin(secret("123456"), TryConsent::KeepLast, trail);
}

/// About 1 kB.
Bytes certificateFor(ByteView publicKey)
{
    sandbox::CertificateRequest request;
    request.purpose = sandbox::CertificatePurpose::Signature;
    request.commonName = u"Card Keys"_qs;
    request.serialNumber = u"1"_qs;
    request.cardUuid = u"6f1c1d0e-2b7a-4f57-9d43-3a0b6a9b7c11"_qs;
    request.notAfter = QDateTime::currentDateTimeUtc().addYears(1);
    return sandbox::DemoCa::create().value().issue(request, publicKey).value();
}

/// Counts what a step costs within a visit that is open already.
class Meter
{
public:
    explicit Meter(EidCard &card)
        : m_card(card)
    {
        take();
    }
    int take()
    {
        const int now = m_card.connection().cost().apdus;
        return now - std::exchange(m_before, now);
    }

private:
    EidCard &m_card;
    int m_before = 0;
};

} // namespace

class CardKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesKeysAndSigns_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<bool>("metadata");
        QTest::addColumn<bool>("extended");
        QTest::addColumn<int>("generate");
        QTest::addColumn<int>("sign");
        QTest::addColumn<int>("read");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256 << true << false << 1 << 1 << 1;
        QTest::newRow("P-384") << KeyAlgorithm::EcP384 << true << false << 1 << 1 << 1;
        QTest::newRow("RSA") << KeyAlgorithm::Rsa2048 << true << false << 2 << 3 << 2;
        QTest::newRow("RSA, extended") << KeyAlgorithm::Rsa2048 << true << true << 1 << 1 << 1;
        QTest::newRow("P-256, plain") << KeyAlgorithm::EcP256 << false << false << 1 << 1 << 0;
    }

    void makesKeysAndSigns()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(bool, metadata);
        QFETCH(bool, extended);
        CardBench bench(cardOf(metadata, extended));
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        QVERIFY(card->readPinStatus(PinRole::Pin));
        QVERIFY(authenticate(*card));

        Meter meter(*card);
        PinTrail trail;
        const auto key = card->generateKey(KeySlot::Signature, algorithm, trail);
        QVERIFY(key);
        QTEST(meter.take(), "generate");
        QCOMPARE(trail.marks(), (PinTrail::Marks{std::nullopt, std::nullopt, true, true}));
        QCOMPARE(*key, bench.card->publicKey(0x9C).value());

        QCOMPARE(card->readPublicKey(KeySlot::Signature).value(),
            metadata ? std::optional(*key) : std::nullopt);
        QTEST(meter.take(), "read");

        const Bytes input = inputFor(algorithm);
        QVERIFY(card->wantsPin(KeySlot::Signature));
        QCOMPARE(card->sign(KeySlot::Signature, algorithm, input).error().code,
            ErrorCode::CardSecurityStatus);
        for (int times = 0; times < 2; ++times) {
            QVERIFY(provePin(*card));
            meter.take();
            const auto signature = card->sign(KeySlot::Signature, algorithm, input);
            QVERIFY(signature);
            QTEST(meter.take(), "sign");
            QVERIFY(isRight(algorithm, *key, input, *signature));
        }
        QVERIFY(card->wantsPin(KeySlot::Signature));
        QVERIFY(!card->wantsPin(KeySlot::Authentication));
    }

    void agrees_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<bool>("t0");
        QTest::addColumn<int>("apdus");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256 << false << 1;
        QTest::newRow("P-384") << KeyAlgorithm::EcP384 << false << 1;
        QTest::newRow("P-256, T=0") << KeyAlgorithm::EcP256 << true << 2;
    }

    void agrees()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(bool, t0);
        CardProfile profile;
        profile.t0 = t0;
        CardBench bench(std::make_shared<VirtualPivCard>(profile));
        const auto kind = algorithm == KeyAlgorithm::EcP384 ? sandbox::KeyAlgorithm::EccP384
                                                            : sandbox::KeyAlgorithm::EccP256;
        const Bytes publicKey = bench.card->generateKey(0x9D, kind).value();
        const auto peer = sandbox::KeyPair::generate(kind).value();
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        QVERIFY(card->readPinStatus(PinRole::Pin));
        Meter meter(*card);
        QVERIFY(card->wantsPin(KeySlot::KeyManagement));
        QCOMPARE(
            card->agree(KeySlot::KeyManagement, algorithm, pointOf(peer.publicDer())).error().code,
            ErrorCode::CardSecurityStatus);
        QVERIFY(provePin(*card));
        meter.take();
        // The PIN is good for more than one.
        for (int times = 0; times < 2; ++times) {
            QVERIFY(!card->wantsPin(KeySlot::KeyManagement));
            const auto common
                = card->agree(KeySlot::KeyManagement, algorithm, pointOf(peer.publicDer()));
            QVERIFY2(common, common ? "" : qPrintable(common.error().detail));
            QTEST(meter.take(), "apdus");
            const Secret expected(peer.agree(pointOf(publicKey)).value());
            QVERIFY(common->equals(expected));
        }
    }

    void agreesOnNothingThatIsNoPoint()
    {
        CardBench bench(cardOf(true, false));
        QVERIFY(bench.card->generateKey(0x9D, sandbox::KeyAlgorithm::EccP256));
        QVERIFY(bench.card->generateKey(0x9A, sandbox::KeyAlgorithm::EccP256));
        const auto peer = sandbox::KeyPair::generate(sandbox::KeyAlgorithm::EccP256).value();
        const Bytes point = pointOf(peer.publicDer());
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        QVERIFY(provePin(*card));
        bench.contacts->takeHeaders();
        Bytes off = point;
        off.back() ^= 1;
        Bytes compressed(point.begin(), point.begin() + 33);
        compressed.front() = 0x02 + (point.back() & 1);
        for (const Bytes &wrong : {off, compressed, Bytes(), Bytes{0x00}, Bytes(65, 0x04)}) {
            QCOMPARE(card->agree(KeySlot::KeyManagement, KeyAlgorithm::EcP256, wrong).error().code,
                ErrorCode::InvalidArgument);
        }
        QCOMPARE(card->agree(KeySlot::KeyManagement, KeyAlgorithm::EcP384, point).error().code,
            ErrorCode::InvalidArgument);
        QCOMPARE(card->agree(KeySlot::Authentication, KeyAlgorithm::EcP256, point).error().code,
            ErrorCode::InvalidArgument);
        QCOMPARE(
            card->agree(KeySlot::KeyManagement, KeyAlgorithm::Rsa2048, Bytes(256, 1)).error().code,
            ErrorCode::CardUnsupported);
        QCOMPARE(bench.contacts->takeHeaders(), QStringList());

        // What the card has is what counts.
        const auto other = sandbox::KeyPair::generate(sandbox::KeyAlgorithm::EccP384).value();
        QVERIFY(
            !card->agree(KeySlot::KeyManagement, KeyAlgorithm::EcP384, pointOf(other.publicDer())));
        QVERIFY(card->agree(KeySlot::KeyManagement, KeyAlgorithm::EcP256, point));
    }

    void agreesWithNoOtherCard()
    {
        CardBench bench(sandbox::makeDemoCard(sandbox::demoCitizens().at(0)));
        const auto other = sandbox::makeDemoCard(sandbox::demoCitizens().at(1));
        const auto peer = sandbox::KeyPair::generate(sandbox::KeyAlgorithm::EccP256).value();
        const auto card = bench.recognise().value();
        QVERIFY(card->readIdentity());
        bench.pcsc.pull(CardBench::reader);
        const auto contacts = std::make_shared<AlteredCard>(other);
        bench.pcsc.insert(CardBench::reader, contacts);
        QVERIFY(
            !card->agree(KeySlot::KeyManagement, KeyAlgorithm::EcP256, pointOf(peer.publicDer())));
        for (const QString &header : contacts->takeHeaders())
            QVERIFY2(!header.startsWith(u"0087"_qs), qPrintable(header));
    }

    void readsTheTriesOnceInAVisit()
    {
        CardBench bench(cardOf(true, false));
        const auto card = bench.recognise().value();
        {
            const EidCard::Visit visit(*card);
            Meter meter(*card);
            QVERIFY(provePin(*card));
            QCOMPARE(meter.take(), 2);
            QVERIFY(provePin(*card));
            QCOMPARE(meter.take(), 1);
            PinTrail trail;
            QCOMPARE(
                card->verifyPin(secret("654321"), TryConsent::KeepLast, trail).error().triesLeft,
                std::optional(2));
            QCOMPARE(trail.marks(), (PinTrail::Marks{3, 3, true, true}));
            QVERIFY(card->wantsPin(KeySlot::Authentication));
            meter.take();
            QCOMPARE(
                card->verifyPin(secret("654321"), TryConsent::KeepLast, trail).error().triesLeft,
                std::optional(1));
            QCOMPARE(meter.take(), 3); // and the counter bears the refusal out
            // What was proved before must not lend its tries to what comes now.
            QCOMPARE(card->verifyPin(secret("654321"), TryConsent::KeepLast, trail).error().code,
                ErrorCode::PinLastTry);
        }
        QVERIFY(!bench.card->isPinVerified());
    }

    void padsAShortHash()
    {
        CardBench bench(cardOf(true, false));
        QVERIFY(bench.card->generateKey(0x9A, sandbox::KeyAlgorithm::EccP384));
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        QVERIFY(provePin(*card));
        const Bytes hash(32, 0xC3);
        const auto signature = card->sign(KeySlot::Authentication, KeyAlgorithm::EcP384, hash);
        QVERIFY(signature);
        QVERIFY(
            isRight(KeyAlgorithm::EcP384, bench.card->publicKey(0x9A).value(), hash, *signature));
        bench.contacts->takeHeaders();
        for (const std::size_t size : {std::size_t(0), std::size_t(49)}) {
            QCOMPARE(card->sign(KeySlot::Authentication, KeyAlgorithm::EcP384, Bytes(size, 1))
                         .error()
                         .code,
                ErrorCode::InvalidArgument);
        }
        QCOMPARE(card->sign(KeySlot::Authentication, KeyAlgorithm::Rsa2048, hash).error().code,
            ErrorCode::InvalidArgument);
        QCOMPARE(bench.contacts->takeHeaders(), QStringList());
    }

    void authenticatesTheAdministrator_data()
    {
        QTest::addColumn<AdminAlgorithm>("algorithm");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("metadata");
        QTest::addColumn<int>("first");
        const struct
        {
            AdminAlgorithm algorithm;
            const char *name;
            int attempts;
        } rows[] = {{AdminAlgorithm::TripleDes, "3DES", 1}, {AdminAlgorithm::Aes128, "AES-128", 2},
            {AdminAlgorithm::Aes192, "AES-192", 3}, {AdminAlgorithm::Aes256, "AES-256", 4}};
        for (const auto &row : rows) {
            QTest::addRow("%s", row.name)
                << row.algorithm << QString::fromLatin1(row.name) << true << 3;
            QTest::addRow("%s, plain", row.name)
                << row.algorithm << QString::fromLatin1(row.name) << false << row.attempts + 1;
        }
    }

    void authenticatesTheAdministrator()
    {
        QFETCH(AdminAlgorithm, algorithm);
        QFETCH(bool, metadata);
        CardBench bench(cardOf(metadata, false, algorithm));
        const auto card = bench.recognise().value();
        {
            const EidCard::Visit visit(*card);
            QVERIFY(card->readPinStatus(PinRole::Pin));
            Meter meter(*card);
            const auto challenge = card->beginAdministratorAuthentication();
            QVERIFY(challenge);
            QTEST(administratorAlgorithmName(challenge->algorithm), "name");
            QVERIFY(card->finishAdministratorAuthentication(answerTo(*challenge, algorithm)));
            QVERIFY(bench.card->isAdminAuthenticated());
            QTEST(meter.take(), "first");
            QVERIFY(authenticate(*card, algorithm));
            QCOMPARE(meter.take(), 2);
        }
        QVERIFY(!bench.card->isAdminAuthenticated());
    }

    void takesNoWrongAdministrator()
    {
        CardBench bench(cardOf(true, false));
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        QVERIFY(card->beginAdministratorAuthentication());
        bench.contacts->takeHeaders();
        QCOMPARE(card->finishAdministratorAuthentication(Bytes(16, 0)).error().code,
            ErrorCode::CardRefused);
        QCOMPARE(bench.contacts->takeHeaders().size(), 1);
        // A challenge serves once, and one block is one block.
        QCOMPARE(card->finishAdministratorAuthentication(Bytes(16, 0)).error().code,
            ErrorCode::CardSecurityStatus);
        QVERIFY(card->beginAdministratorAuthentication());
        bench.contacts->takeHeaders();
        QCOMPARE(card->finishAdministratorAuthentication(Bytes(8, 0)).error().code,
            ErrorCode::InvalidArgument);
        QCOMPARE(bench.contacts->takeHeaders(), QStringList());

        PinTrail trail;
        QCOMPARE(card->generateKey(KeySlot::Signature, KeyAlgorithm::EcP256, trail).error().code,
            ErrorCode::CardSecurityStatus);
        QVERIFY(!bench.card->publicKey(0x9C));
    }

    void keepsAChallengeWithinItsVisit()
    {
        CardBench bench(cardOf(true, false));
        const auto card = bench.recognise().value();
        const auto challenge = card->beginAdministratorAuthentication();
        QVERIFY(challenge);
        QCOMPARE(
            card->finishAdministratorAuthentication(answerTo(*challenge, AdminAlgorithm::Aes128))
                .error()
                .code,
            ErrorCode::CardSecurityStatus);
        QVERIFY(!bench.card->isAdminAuthenticated());
    }

    void findsTheCipherAgainAfterItWasReplaced()
    {
        CardBench bench(cardOf(true, false));
        const auto card = bench.recognise().value();
        {
            const EidCard::Visit visit(*card);
            QVERIFY(authenticate(*card));
        }
        const auto algorithm = AdminAlgorithm::Aes256;
        QVERIFY(bench.card->setAdminKey(algorithm, sandbox::demoAdminKey(algorithm)));
        const EidCard::Visit visit(*card);
        QVERIFY(authenticate(*card, algorithm));
        QCOMPARE(
            card->habits().administratorAlgorithm, std::optional(AdministratorAlgorithm::Aes256));
    }

    void writesACertificate_data()
    {
        QTest::addColumn<bool>("extended");
        QTest::newRow("short") << false;
        QTest::newRow("extended") << true;
    }

    void writesACertificate()
    {
        QFETCH(bool, extended);
        CardBench bench(cardOf(true, extended));
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        const Bytes der
            = certificateFor(bench.card->generateKey(0x9C, sandbox::KeyAlgorithm::EccP256).value());
        PinTrail trail;
        QCOMPARE(card->writeCertificate(KeySlot::Signature, der, trail).error().code,
            ErrorCode::CardSecurityStatus);
        QVERIFY(!bench.card->object(certificateTag(KeySlot::Signature)));
        QVERIFY(authenticate(*card));
        Meter meter(*card);
        QVERIFY(card->writeCertificate(KeySlot::Signature, der, trail));
        const int apdus = meter.take();
        qInfo("%zu octets: %d APDUs", der.size(), apdus);
        QVERIFY(der.size() > 900 && der.size() < 1150);
        QCOMPARE(apdus, extended ? 1 : int((der.size() + 18 + 254) / 255));
        QCOMPARE(trail.marks(), (PinTrail::Marks{std::nullopt, std::nullopt, true, true}));
        const auto back = card->readCertificate(KeySlot::Signature).value();
        QCOMPARE(back.slot.certificate.der, der);
    }

    void writesNothingThatIsNoCertificate()
    {
        CardBench bench(cardOf(true, false));
        const auto card = bench.recognise().value();
        bench.contacts->takeHeaders();
        PinTrail trail;
        QCOMPARE(card->writeCertificate(KeySlot::Signature, Bytes(900, 0x30), trail).error().code,
            ErrorCode::CertificateMalformed);
        QCOMPARE(bench.contacts->takeHeaders(), QStringList());
        QVERIFY(!trail.marks().sent);
    }

    void tellsOfAFullCard()
    {
        CardProfile profile;
        profile.objectMemory = 200;
        auto full = std::make_shared<VirtualPivCard>(profile);
        QVERIFY(full->setAdminKey(
            AdminAlgorithm::Aes128, sandbox::demoAdminKey(AdminAlgorithm::Aes128)));
        CardBench bench(full);
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        QVERIFY(authenticate(*card));
        const Bytes der
            = certificateFor(full->generateKey(0x9C, sandbox::KeyAlgorithm::EccP256).value());
        PinTrail trail;
        QCOMPARE(card->writeCertificate(KeySlot::Signature, der, trail).error().code,
            ErrorCode::CardMemory);
        QVERIFY(trail.marks().answered);
    }

    void marksAGenerationCutShort_data()
    {
        QTest::addColumn<bool>("runs");
        QTest::newRow("before") << false;
        QTest::newRow("after") << true;
    }

    void marksAGenerationCutShort()
    {
        QFETCH(bool, runs);
        CardBench bench(cardOf(true, false));
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        QVERIFY(authenticate(*card));
        if (runs)
            bench.pcsc.loseNextAnswer(SCARD_F_COMM_ERROR);
        else
            card->connection().setObserver({[](std::chrono::seconds) { return false; }, [] {}});
        PinTrail trail;
        const auto key = card->generateKey(KeySlot::Signature, KeyAlgorithm::EcP256, trail);
        QVERIFY(!key);
        QCOMPARE(trail.marks().sent, runs);
        QVERIFY(!trail.marks().answered);
        QCOMPARE(bench.card->publicKey(0x9C).has_value(), runs);
    }

    void givesAnRsaKeyTime()
    {
        CardBench bench(cardOf(true, false));
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        QVERIFY(authenticate(*card));
        std::vector<std::chrono::seconds> patience;
        card->connection().setObserver({[&](std::chrono::seconds more) {
                                            patience.push_back(more);
                                            return true;
                                        },
            [] {}});
        PinTrail trail;
        QVERIFY(card->generateKey(KeySlot::Signature, KeyAlgorithm::Rsa2048, trail));
        QVERIFY(card->readPublicKey(KeySlot::Signature));
        QVERIFY(patience.size() >= 2);
        QVERIFY(patience.front() > std::chrono::seconds(60));
        QCOMPARE(patience.back(), std::chrono::seconds(0));
    }

    void believesNoMalformedAnswer_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("answer");
        const QString generate = u"0047"_qs;
        const QString authenticateKey = u"0087119A"_qs;
        const QString challenge = u"0087089B"_qs;
        const QString point = u"11"_qs.repeated(64);
        QTest::newRow("no data") << generate << QString();
        QTest::newRow("another tag") << generate << u"7C458643 04"_qs + point;
        QTest::newRow("compressed point") << generate << u"7F4923862102"_qs + u"11"_qs.repeated(32);
        QTest::newRow("point off the curve") << generate << u"7F4943864104"_qs + point;
        QTest::newRow("P-384 point") << generate << u"7F4963866104"_qs + u"11"_qs.repeated(96);
        QTest::newRow("key cut short") << generate << u"7F494386410411"_qs;
        QTest::newRow("RSA key") << generate << u"7F490581010382013F"_qs;
        QTest::newRow("no signature") << authenticateKey << u"7C00"_qs;
        QTest::newRow("signature of no form") << authenticateKey << u"7C0482021122"_qs;
        QTest::newRow("signature of zero") << authenticateKey << u"7C0A8208 3006 020100 020101"_qs;
        QTest::newRow("negative") << authenticateKey << u"7C0A8208 3006 020181 020101"_qs;
        QTest::newRow("not the shortest form")
            << authenticateKey << u"7C0B8209 3007 02020001 020101"_qs;
        QTest::newRow("octets behind") << authenticateKey << u"7C0B8209 3006 020101 020101 00"_qs;
        const QString agreement = u"0087119D"_qs;
        QTest::newRow("no agreement") << agreement << u"7C00"_qs;
        QTest::newRow("too short") << agreement << u"7C21821F"_qs + u"11"_qs.repeated(31);
        QTest::newRow("too long") << agreement << u"7C238221"_qs + u"11"_qs.repeated(33);
        QTest::newRow("a whole point") << agreement << u"7C43824104"_qs + point;
        QTest::newRow("signature for it") << agreement << u"7C228120"_qs + u"11"_qs.repeated(32);
        QTest::newRow("more behind")
            << agreement << u"7C228220"_qs + u"11"_qs.repeated(32) + u"00"_qs;
        QTest::newRow("no challenge") << challenge << u"7C00"_qs;
        QTest::newRow("half a block") << challenge << u"7C0A8108 1122334455667788"_qs;
    }

    void believesNoMalformedAnswer()
    {
        QFETCH(QString, header);
        QFETCH(QString, answer);
        CardBench bench(cardOf(true, false));
        QVERIFY(bench.card->generateKey(0x9A, sandbox::KeyAlgorithm::EccP256));
        const Bytes peer
            = pointOf(bench.card->generateKey(0x9D, sandbox::KeyAlgorithm::EccP256).value());
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        const bool isChallenge = header == u"0087089B";
        if (!isChallenge)
            QVERIFY(authenticate(*card));
        QVERIFY(provePin(*card));
        bench.contacts->alter([&](ByteView command) -> std::optional<Bytes> {
            if (begins(command, header))
                return fromHex(QString(answer).remove(u' ') + u"9000"_qs);
            return std::nullopt;
        });
        PinTrail trail;
        Result<void> end;
        if (isChallenge)
            end = card->beginAdministratorAuthentication().map([](const auto &) {});
        else if (header == u"0047")
            end = card->generateKey(KeySlot::Authentication, KeyAlgorithm::EcP256, trail)
                      .map([](const Bytes &) {});
        else if (header == u"0087119D")
            end = card->agree(KeySlot::KeyManagement, KeyAlgorithm::EcP256, peer)
                      .map([](const Secret &) {});
        else
            end = card->sign(KeySlot::Authentication, KeyAlgorithm::EcP256, Bytes(32, 7))
                      .map([](const Bytes &) {});
        QVERIFY(!end);
        QCOMPARE(end.error().code, ErrorCode::CardMalformedData);
    }

    void learnsNoKeyFromStrangeMetadata()
    {
        CardBench bench(cardOf(true, false));
        QVERIFY(bench.card->generateKey(0x9A, sandbox::KeyAlgorithm::EccP256));
        const auto card = bench.recognise().value();
        for (const QString &answer :
            {u"9000"_qs, u"0101119000"_qs, u"01011104028600 9000"_qs, u"FF019000"_qs, u"6D00"_qs}) {
            bench.contacts->alter([&](ByteView command) -> std::optional<Bytes> {
                if (begins(command, u"00F7"))
                    return fromHex(QString(answer).remove(u' '));
                return std::nullopt;
            });
            const auto key = card->readPublicKey(KeySlot::Authentication);
            QVERIFY(key);
            QVERIFY(!*key);
        }
    }
};

QTEST_APPLESS_MAIN(CardKeysTest)
#include "cardkeys_test.moc"
