#include "core/crypto/keymaterial.h"

#include <QTest>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

using namespace eid;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

namespace {

struct KeyFree
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
using Key = std::unique_ptr<EVP_PKEY, KeyFree>;

Bytes infoOf(EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    Bytes info(der, der + size);
    OPENSSL_free(der);
    return info;
}

Bytes numberOf(EVP_PKEY *key, const char *name)
{
    BIGNUM *number = nullptr;
    EVP_PKEY_get_bn_param(key, name, &number);
    Bytes octets(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, octets.data());
    BN_free(number);
    return octets;
}

Bytes pointOf(EVP_PKEY *key)
{
    Bytes point(200);
    std::size_t size = 0;
    EVP_PKEY_get_octet_string_param(key, "pub", point.data(), point.size(), &size);
    point.resize(size);
    return point;
}

} // namespace

class KeyMaterialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEcKeys_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<KeyAlgorithm>("other");
        QTest::addColumn<QByteArray>("curve");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256 << KeyAlgorithm::EcP384
                               << QByteArray("P-256");
        QTest::newRow("P-384") << KeyAlgorithm::EcP384 << KeyAlgorithm::EcP256
                               << QByteArray("P-384");
    }

    void writesEcKeys()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(KeyAlgorithm, other);
        QFETCH(QByteArray, curve);
        const Key key(EVP_EC_gen(curve.constData()));
        const Bytes point = pointOf(key.get());
        QCOMPARE(ecPublicKeyInfo(algorithm, point), std::optional(infoOf(key.get())));
        QVERIFY(!ecPublicKeyInfo(other, point));
        QVERIFY(!ecPublicKeyInfo(KeyAlgorithm::Rsa2048, point));
        Bytes off = point;
        off.back() ^= 1;
        QVERIFY(!ecPublicKeyInfo(algorithm, off));
        Bytes hybrid = point;
        hybrid.front() = 0x06;
        QVERIFY(!ecPublicKeyInfo(algorithm, hybrid));
        QVERIFY(!ecPublicKeyInfo(algorithm, ByteView(point).first(point.size() - 1)));
        QVERIFY(!ecPublicKeyInfo(algorithm, {}));
        QVERIFY(!ecPublicKeyInfo(algorithm, Bytes(1, 0))); // infinity
    }

    void writesRsaKeys()
    {
        const Key key(EVP_RSA_gen(2048));
        const Bytes modulus = numberOf(key.get(), "n");
        const Bytes exponent = numberOf(key.get(), "e");
        QCOMPARE(rsaPublicKeyInfo(modulus, exponent), std::optional(infoOf(key.get())));
        Bytes even = modulus;
        even.back() &= 0xFE;
        QVERIFY(!rsaPublicKeyInfo(even, exponent));
        Bytes small = modulus;
        small.front() &= 0x7F;
        QVERIFY(!rsaPublicKeyInfo(small, exponent));
        QVERIFY(!rsaPublicKeyInfo(ByteView(modulus).first(255), exponent));
        QVERIFY(!rsaPublicKeyInfo(modulus, {}));
        QVERIFY(!rsaPublicKeyInfo(modulus, Bytes{3}));
        QVERIFY(!rsaPublicKeyInfo(modulus, Bytes{1, 0, 2}));
        QVERIFY(!rsaPublicKeyInfo(modulus, Bytes(9, 1)));
    }

    void knowsSignatures()
    {
        const Key key(EVP_EC_gen("P-256"));
        EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key.get(), nullptr);
        EVP_PKEY_sign_init(context);
        const Bytes hash(32, 9);
        Bytes signature(100);
        std::size_t size = signature.size();
        EVP_PKEY_sign(context, signature.data(), &size, hash.data(), hash.size());
        EVP_PKEY_CTX_free(context);
        signature.resize(size);
        QVERIFY(isSignature(KeyAlgorithm::EcP256, signature));
        QVERIFY(!isSignature(KeyAlgorithm::EcP256, ByteView(signature).first(size - 1)));
        QVERIFY(!isSignature(KeyAlgorithm::EcP256, {}));
        signature.push_back(0);
        QVERIFY(!isSignature(KeyAlgorithm::EcP256, signature));
        QVERIFY(isSignature(KeyAlgorithm::Rsa2048, Bytes(256, 1)));
        QVERIFY(!isSignature(KeyAlgorithm::Rsa2048, Bytes(255, 1)));
        // Longer than the order of P-256, and not of P-384.
        Bytes longer{0x30, 0x26, 0x02, 0x21, 0x01};
        longer.insert(longer.end(), 32, 0x11);
        append(longer, Bytes{0x02, 0x01, 0x01});
        QVERIFY(!isSignature(KeyAlgorithm::EcP256, longer));
        QVERIFY(isSignature(KeyAlgorithm::EcP384, longer));
    }
};

QTEST_APPLESS_MAIN(KeyMaterialTest)
#include "keymaterial_test.moc"
