#include "core/crypto/columncipher.h"
#include "core/crypto/keywrap.h"

#include <QTest>

#include <openssl/evp.h>

#include <algorithm>
#include <set>

using namespace eid;

namespace {

const ColumnPlace place{
    QStringLiteral("online_copy"), QStringLiteral("box"), QStringLiteral("row-1")};

Bytes somePlaintext(std::size_t size)
{
    Bytes plaintext(size);
    for (std::size_t i = 0; i < size; ++i)
        plaintext[i] = static_cast<std::uint8_t>(0x80 + i % 7);
    return plaintext;
}

ColumnCipher someCipher()
{
    return ColumnCipher::create(*makeDataKey()).value();
}

} // namespace

class ColumnCipherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatItSealed_data()
    {
        QTest::addColumn<std::size_t>("size");
        QTest::addColumn<std::size_t>("box");
        const auto row = [](std::size_t size, std::size_t padded) {
            QTest::addRow("%zu", size) << size << 1 + 12 + padded + 16;
        };
        row(0, 256);
        row(1, 256);
        row(255, 256);
        row(256, 512);
        row(4000, 4096);
        row(100'000, 391 * 256);
    }
    void opensWhatItSealed()
    {
        QFETCH(std::size_t, size);
        const ColumnCipher cipher = someCipher();
        const Bytes plaintext = somePlaintext(size);
        const auto box = cipher.seal(place, plaintext);
        QVERIFY(box);
        QTEST(box->size(), "box");
        QCOMPARE(cipher.open(place, *box).value(), plaintext);
        if (size < Secret::maximumSize) {
            const auto secret = cipher.openSecret(place, *box);
            QVERIFY(secret);
            QVERIFY(equal(secret->octets(), plaintext));
        } else {
            QCOMPARE(cipher.openSecret(place, *box).error().code, ErrorCode::InvalidArgument);
        }
    }

    void keepsZerosAtTheEnd()
    {
        const ColumnCipher cipher = someCipher();
        for (const Bytes &plaintext : {Bytes(300), Bytes{0x80}, Bytes{0x80, 0x00, 0x00}})
            QCOMPARE(cipher.open(place, *cipher.seal(place, plaintext)).value(), plaintext);
    }

    void usesEachNonceOnce()
    {
        const ColumnCipher cipher = someCipher();
        std::set<Bytes> nonces;
        for (int i = 0; i < 200; ++i) {
            const Bytes box = cipher.seal(place, {}).value();
            nonces.insert(Bytes(box.begin() + 1, box.begin() + 13));
        }
        QCOMPARE(nonces.size(), std::size_t(200));
    }

    void opensNowhereElse()
    {
        const ColumnCipher cipher = someCipher();
        const Bytes box = cipher.seal(place, somePlaintext(20)).value();
        for (const ColumnPlace &other : {ColumnPlace{u"copy_use"_qs, place.column, place.row},
                 ColumnPlace{place.table, u"party"_qs, place.row},
                 ColumnPlace{place.table, place.column, u"row-2"_qs}, ColumnPlace{}}) {
            QCOMPARE(cipher.open(other, box).error().code, ErrorCode::CopyLocked);
            QCOMPARE(cipher.openSecret(other, box).error().code, ErrorCode::CopyLocked);
        }
        QCOMPARE(someCipher().open(place, box).error().code, ErrorCode::CopyLocked);
        QVERIFY(cipher.open(place, box));
    }

    void noticesEachChangedOctet()
    {
        const ColumnCipher cipher = someCipher();
        const Bytes box = cipher.seal(place, somePlaintext(20)).value();
        for (std::size_t at = 0; at < box.size(); ++at) {
            Bytes changed = box;
            changed[at] ^= 0x01;
            const auto opened = cipher.open(place, changed);
            QVERIFY2(!opened, qPrintable(QString::number(at)));
            QCOMPARE(opened.error().code, ErrorCode::CopyLocked);
            QVERIFY(!cipher.openSecret(place, changed));
        }
    }

    void noticesWhatIsCutOff()
    {
        const ColumnCipher cipher = someCipher();
        const Bytes box = cipher.seal(place, somePlaintext(300)).value();
        for (std::size_t size = 0; size < box.size(); ++size) {
            QCOMPARE(
                cipher.open(place, ByteView(box).first(size)).error().code, ErrorCode::CopyLocked);
        }
        Bytes longer = box;
        longer.resize(box.size() + 256);
        QCOMPARE(cipher.open(place, longer).error().code, ErrorCode::CopyLocked);
    }

    /// SP 800-38D with the place as associated data, as anybody's implementation has it.
    void isWhatGcmSays()
    {
        auto key = makeDataKey();
        const Secret same = key->duplicate();
        const auto cipher = ColumnCipher::create(*std::move(key));
        const Bytes box = cipher->seal(place, Bytes{'a', 'b'}).value();
        EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
        EVP_DecryptInit_ex(
            context, EVP_aes_256_gcm(), nullptr, same.octets().data(), box.data() + 1);
        const QByteArray associated = "online_copy|box|row-1";
        int size = 0;
        EVP_DecryptUpdate(context, nullptr, &size,
            reinterpret_cast<const unsigned char *>(associated.data()),
            static_cast<int>(associated.size()));
        Bytes opened(256);
        EVP_DecryptUpdate(context, opened.data(), &size, box.data() + 13, 256);
        EVP_CIPHER_CTX_ctrl(
            context, EVP_CTRL_AEAD_SET_TAG, 16, const_cast<std::uint8_t *>(box.data()) + 269);
        QCOMPARE(EVP_DecryptFinal_ex(context, opened.data(), &size), 1);
        EVP_CIPHER_CTX_free(context);
        Bytes expected{'a', 'b', 0x80};
        expected.resize(256);
        QCOMPARE(opened, expected);
    }

    void wantsADataKey()
    {
        QCOMPARE(ColumnCipher::create(Secret(16)).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(ColumnCipher::create(Secret()).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(
            someCipher().seal(place, Bytes(16U << 20)).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(ColumnCipherTest)
#include "columncipher_test.moc"
