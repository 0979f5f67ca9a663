#include "tests/sandbox/card/bertlv.h"
#include "tests/sandbox/card/cardtesting.h"
#include "tests/sandbox/card/keypair.h"
#include "tests/sandbox/card/virtualpivcard.h"

#include <QTest>

#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

using namespace eid;
using namespace eid::sandbox;

namespace {

struct FreeKey
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
using PublicKey = std::unique_ptr<EVP_PKEY, FreeKey>;

PublicKey publicKeyOf(const Bytes &der)
{
    const unsigned char *octets = der.data();
    return PublicKey(d2i_PUBKEY(nullptr, &octets, static_cast<long>(der.size())));
}

/// Whether OpenSSL finds \a signature right over \a hash; RSA raw, the hash already padded.
bool isSignatureOf(const Bytes &publicDer, const Bytes &hash, const Bytes &signature)
{
    const PublicKey key = publicKeyOf(publicDer);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr);
    EVP_PKEY_verify_init(context);
    if (EVP_PKEY_is_a(key.get(), "RSA") != 0)
        EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING);
    const bool right
        = EVP_PKEY_verify(context, signature.data(), signature.size(), hash.data(), hash.size())
        == 1;
    EVP_PKEY_CTX_free(context);
    return right;
}

/// What stands in the answer's 7C under 82.
Bytes responseIn(const QString &answer)
{
    const Bytes octets = *fromHex(answer.chopped(4));
    const auto outer = readOnly(octets, 0x7C);
    const auto inner = outer ? readOnly(*outer, 0x82) : std::nullopt;
    return inner ? Bytes(inner->begin(), inner->end()) : Bytes();
}

QString authenticate(const QString &algorithmAndKey, const QString &content)
{
    const Bytes data = tlv(0x7C, *fromHex(content));
    QString apdu = u"0087"_qs + algorithmAndKey;
    apdu += u"00%1"_qs.arg(data.size(), 4, 16, QLatin1Char('0'));
    return apdu + toHex(data) + u"0000"_qs;
}

QString signRequest(const QString &algorithmAndKey, const Bytes &hash)
{
    return authenticate(algorithmAndKey, u"8200"_qs + toHex(tlv(0x81, hash)));
}

Bytes hashOf(std::size_t size)
{
    return Bytes(size, 0x5A);
}

} // namespace

Q_DECLARE_METATYPE(KeyAlgorithm)
Q_DECLARE_METATYPE(AdminAlgorithm)

/// GENERAL AUTHENTICATE, its results checked by OpenSSL.
class AuthenticateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void authenticatesTheAdministrator_data()
    {
        QTest::addColumn<AdminAlgorithm>("algorithm");
        QTest::addColumn<QString>("identifier");
        QTest::newRow("3DES") << AdminAlgorithm::TripleDes << u"03"_qs;
        QTest::newRow("3DES as default") << AdminAlgorithm::TripleDes << u"00"_qs;
        QTest::newRow("AES-128") << AdminAlgorithm::Aes128 << u"08"_qs;
        QTest::newRow("AES-192") << AdminAlgorithm::Aes192 << u"0A"_qs;
        QTest::newRow("AES-256") << AdminAlgorithm::Aes256 << u"0C"_qs;
    }

    void authenticatesTheAdministrator()
    {
        QFETCH(AdminAlgorithm, algorithm);
        QFETCH(QString, identifier);
        Bytes key(keySize(algorithm));
        for (std::size_t i = 0; i < key.size(); ++i)
            key[i] = static_cast<std::uint8_t>(0x11 * (i / 8 + 1) + i);
        const QString keyHex = toHex(key);
        const QString reference = identifier + u"9B"_qs;
        const auto digits = static_cast<qsizetype>(2 * blockSize(algorithm));

        VirtualPivCard card;
        QVERIFY(card.setAdminKey(algorithm, key));
        selectPiv(card);

        // External: the card's challenge comes back encrypted.
        const QString challenge = send(card, authenticate(reference, u"8100"_qs)).sliced(8, digits);
        QString answer = encrypted(cipher(algorithm), keyHex, challenge);
        const QString length = QString::number(digits / 2, 16).rightJustified(2, u'0');
        QCOMPARE(send(card, authenticate(reference, u"82"_qs + length + answer)), u"9000"_qs);
        QVERIFY(card.isAdminAuthenticated());
        // It serves once.
        QCOMPARE(send(card, authenticate(reference, u"82"_qs + length + answer)), u"6982"_qs);
        QVERIFY(!card.isAdminAuthenticated());

        // Mutual: the card's witness comes back decrypted, and it answers the host's challenge.
        const QString witness = send(card, authenticate(reference, u"8000"_qs)).sliced(8, digits);
        const QString clear = decrypted(cipher(algorithm), keyHex, witness);
        const QString mine = u"A5"_qs.repeated(digits / 2);
        answer = send(card,
            authenticate(
                reference, u"80"_qs + length + clear + u"81"_qs + length + mine + u"8200"_qs));
        QCOMPARE(toHex(responseIn(answer)), encrypted(cipher(algorithm), keyHex, mine));
        QVERIFY(card.isAdminAuthenticated());
    }

    void refusesTheAdministrator_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("answer");
        const QString block = u"0011223344556677"_qs;
        QTest::newRow("other algorithm") << u"089B"_qs << u"8100"_qs << u"6A86"_qs;
        QTest::newRow("no algorithm") << u"559B"_qs << u"8100"_qs << u"6A86"_qs;
        QTest::newRow("answer to nothing") << u"039B"_qs << u"8208"_qs + block << u"6982"_qs;
        QTest::newRow("witness of nothing")
            << u"039B"_qs << u"8008"_qs + block + u"8108"_qs + block << u"6982"_qs;
        QTest::newRow("witness without challenge")
            << u"039B"_qs << u"8008"_qs + block << u"6A80"_qs;
        QTest::newRow("challenge of another length")
            << u"039B"_qs << u"8008"_qs + block + u"810400112233"_qs << u"6A80"_qs;
        QTest::newRow("internal") << u"039B"_qs << u"8108"_qs + block + u"8200"_qs << u"6A80"_qs;
        QTest::newRow("nothing wanted") << u"039B"_qs << u"8200"_qs << u"6A80"_qs;
        QTest::newRow("nothing") << u"039B"_qs << QString() << u"6A80"_qs;
        QTest::newRow("TLV that lies") << u"039B"_qs << u"8110"_qs << u"6A80"_qs;
    }

    void refusesTheAdministrator()
    {
        QFETCH(QString, reference);
        QFETCH(QString, content);
        QFETCH(QString, answer);
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(send(card, authenticate(reference, content)), answer);
        QVERIFY(!card.isAdminAuthenticated());
    }

    void forgetsTheAdministratorAfterAWrongAnswer()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        send(card, authenticate(u"039B"_qs, u"8100"_qs));
        QCOMPARE(send(card, authenticate(u"039B"_qs, u"82080011223344556677"_qs)), u"6982"_qs);
        QVERIFY(!card.isAdminAuthenticated());
    }

    void signs_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<QString>("identifier");
        QTest::addColumn<int>("size");
        QTest::newRow("P-256") << KeyAlgorithm::EccP256 << u"11"_qs << 32;
        QTest::newRow("P-256, SHA-1") << KeyAlgorithm::EccP256 << u"11"_qs << 20;
        QTest::newRow("P-384") << KeyAlgorithm::EccP384 << u"14"_qs << 48;
        QTest::newRow("RSA-2048") << KeyAlgorithm::Rsa2048 << u"07"_qs << 256;
    }

    void signs()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(QString, identifier);
        QFETCH(int, size);
        VirtualPivCard card;
        const auto publicDer = card.generateKey(0x9A, algorithm);
        QVERIFY(publicDer);
        selectPiv(card);
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);
        const Bytes hash = hashOf(static_cast<std::size_t>(size));
        const Bytes signature = responseIn(send(card, signRequest(identifier + u"9A"_qs, hash)));
        QVERIFY(isSignatureOf(*publicDer, hash, signature));
    }

    void signsAChainedCommand()
    {
        VirtualPivCard card;
        const auto publicDer = card.generateKey(0x9E, KeyAlgorithm::Rsa2048);
        QVERIFY(publicDer);
        selectPiv(card);
        const Bytes hash = hashOf(256);
        const QString data = toHex(tlv(0x7C, *fromHex(u"8200"_qs + toHex(tlv(0x81, hash)))));
        QCOMPARE(send(card, u"1087079EFF"_qs + data.first(510)), u"9000"_qs);
        const QString answer = sendAll(card, command(u"0087079E"_qs, data.sliced(510)));
        QVERIFY(isSignatureOf(*publicDer, hash, responseIn(answer)));
    }

    void agrees_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<QString>("identifier");
        QTest::newRow("P-256") << KeyAlgorithm::EccP256 << u"11"_qs;
        QTest::newRow("P-384") << KeyAlgorithm::EccP384 << u"14"_qs;
    }

    void agrees()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(QString, identifier);
        VirtualPivCard card;
        const auto publicDer = card.generateKey(0x9D, algorithm);
        QVERIFY(publicDer);
        selectPiv(card);
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);

        const auto mine = KeyPair::generate(algorithm);
        const Bytes point = *fromHex(toHex(mine->publicTemplate()).sliced(4));
        const QString answer
            = send(card, authenticate(identifier + u"9D"_qs, u"8200"_qs + toHex(tlv(0x85, point))));
        QCOMPARE(responseIn(answer), agreed(mine->privateDer(), *publicDer));

        Bytes off = point;
        off.back() ^= 1;
        QCOMPARE(
            send(card, authenticate(identifier + u"9D"_qs, u"8200"_qs + toHex(tlv(0x85, off)))),
            u"6A80"_qs);
    }

    void refusesKeys_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("answer");
        const QString hash = u"8120"_qs + toHex(hashOf(32));
        QTest::newRow("no such reference") << u"1199"_qs << u"8200"_qs + hash << u"6A86"_qs;
        QTest::newRow("secure messaging key") << u"2704"_qs << u"8200"_qs + hash << u"6A86"_qs;
        QTest::newRow("empty slot") << u"119D"_qs << u"8200"_qs + hash << u"6A88"_qs;
        QTest::newRow("other algorithm") << u"149E"_qs << u"8200"_qs + hash << u"6A86"_qs;
        QTest::newRow("without PIN") << u"119A"_qs << u"8200"_qs + hash << u"6982"_qs;
        QTest::newRow("hash too long")
            << u"119E"_qs << u"82008121"_qs + toHex(hashOf(33)) << u"6A80"_qs;
        QTest::newRow("no hash") << u"119E"_qs << u"82008100"_qs << u"6A80"_qs;
        QTest::newRow("no response wanted") << u"119E"_qs << hash << u"6A80"_qs;
        QTest::newRow("response given") << u"119E"_qs << u"8201AA"_qs + hash << u"6A80"_qs;
        QTest::newRow("agreement")
            << u"119E"_qs << u"82008541"_qs + u"04"_qs.repeated(65) << u"6A80"_qs;
    }

    void refusesKeys()
    {
        QFETCH(QString, reference);
        QFETCH(QString, content);
        QFETCH(QString, answer);
        VirtualPivCard card;
        QVERIFY(card.generateKey(0x9A, KeyAlgorithm::EccP256));
        QVERIFY(card.generateKey(0x9E, KeyAlgorithm::EccP256));
        selectPiv(card);
        QCOMPARE(send(card, authenticate(reference, content)), answer);
    }

    void wantsThePinRightBeforeASignature()
    {
        VirtualPivCard card;
        QVERIFY(card.generateKey(0x9C, KeyAlgorithm::EccP256));
        selectPiv(card);
        const QString request = signRequest(u"119C"_qs, hashOf(32));
        QCOMPARE(send(card, request), u"6982"_qs);
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);
        QVERIFY(send(card, request).endsWith(u"9000"_qs));
        QCOMPARE(send(card, request), u"6982"_qs);
        QCOMPARE(verifyInitialPin(card), u"9000"_qs);
        QCOMPARE(send(card, u"00200080"_qs), u"9000"_qs);
        QCOMPARE(send(card, request), u"6982"_qs);
    }

    void generatesForTheAdministratorOnly()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(send(card, u"0047009A05AC0380011100"_qs), u"6982"_qs);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        QVERIFY(send(card, u"0047009A05AC0380011100"_qs).endsWith(u"9000"_qs));
    }

    void generatesAndReplacesAtOnce_data()
    {
        QTest::addColumn<QString>("identifier");
        QTest::addColumn<QString>("beginning");
        QTest::addColumn<int>("length");
        QTest::newRow("P-256") << u"11"_qs << u"7F4943864104"_qs << 70;
        QTest::newRow("P-384") << u"14"_qs << u"7F4963866104"_qs << 102;
        QTest::newRow("RSA-2048") << u"07"_qs << u"7F498201098182010"_qs << 270;
    }

    void generatesAndReplacesAtOnce()
    {
        QFETCH(QString, identifier);
        QFETCH(QString, beginning);
        QFETCH(int, length);
        VirtualPivCard card;
        const auto before = card.generateKey(0x9A, KeyAlgorithm::EccP256);
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        const QString answer = sendAll(card, u"0047009A05AC038001"_qs + identifier + u"00"_qs);
        QVERIFY2(answer.startsWith(beginning), qPrintable(answer));
        QVERIFY(answer.endsWith(u"9000"_qs));
        QCOMPARE(answer.size() / 2 - 2, length);
        QVERIFY(*card.publicKey(0x9A) != *before);
        QVERIFY(toHex(*card.publicKey(0x9A)).contains(answer.chopped(4).last(20))
            || identifier == u"07"_qs);
    }

    void refusesToGenerate_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("answer");
        QTest::newRow("unknown mechanism") << u"0047009A05AC0380015500"_qs << u"6A80"_qs;
        QTest::newRow("no mechanism") << u"0047009A02AC0000"_qs << u"6A80"_qs;
        QTest::newRow("no template") << u"0047009A0380011100"_qs << u"6A80"_qs;
        QTest::newRow("unknown part") << u"0047009A08AC0680011185010000"_qs << u"6A80"_qs;
        QTest::newRow("P1") << u"0047019A05AC0380011100"_qs << u"6A86"_qs;
        QTest::newRow("9B") << u"0047009B05AC0380011100"_qs << u"6A86"_qs;
        QTest::newRow("retired") << u"0047008205AC0380011100"_qs << u"6A86"_qs;
    }

    void refusesToGenerate()
    {
        QFETCH(QString, sent);
        QFETCH(QString, answer);
        CardProfile profile;
        profile.metadata = false;
        VirtualPivCard card(profile);
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        QCOMPARE(send(card, sent), answer);
    }

private:
    static const EVP_CIPHER *cipher(AdminAlgorithm algorithm)
    {
        switch (algorithm) {
        case AdminAlgorithm::TripleDes:
            return EVP_des_ede3_ecb();
        case AdminAlgorithm::Aes128:
            return EVP_aes_128_ecb();
        case AdminAlgorithm::Aes192:
            return EVP_aes_192_ecb();
        case AdminAlgorithm::Aes256:
            return EVP_aes_256_ecb();
        }
        return nullptr;
    }

    /// The secret that OpenSSL derives from the other side.
    static Bytes agreed(const Bytes &privateDer, const Bytes &publicDer)
    {
        const unsigned char *octets = privateDer.data();
        const PublicKey mine(
            d2i_AutoPrivateKey(nullptr, &octets, static_cast<long>(privateDer.size())));
        const PublicKey peer = publicKeyOf(publicDer);
        EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey(nullptr, mine.get(), nullptr);
        EVP_PKEY_derive_init(context);
        EVP_PKEY_derive_set_peer(context, peer.get());
        Bytes secret(64);
        std::size_t size = secret.size();
        EVP_PKEY_derive(context, secret.data(), &size);
        EVP_PKEY_CTX_free(context);
        secret.resize(size);
        return secret;
    }
};

QTEST_APPLESS_MAIN(AuthenticateTest)
#include "authenticate_test.moc"
