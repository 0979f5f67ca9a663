#include "core/crypto/keywrap.h"
#include "softwareagreement.h"
#include "softwarecard.h"

#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

class KeyWrapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheKeyBack_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<std::size_t>("size");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256 << std::size_t(1 + 65 + 32 + 16);
        QTest::newRow("P-384") << KeyAlgorithm::EcP384 << std::size_t(1 + 97 + 32 + 16);
    }
    void givesTheKeyBack()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareAgreement card(algorithm);
        const auto key = makeDataKey();
        QVERIFY(key);
        QCOMPARE(key->size(), dataKeySize);
        QVERIFY(!key->equals(*makeDataKey()));
        const auto wrapped = wrapKey(*key, card.publicKey());
        QVERIFY(wrapped);
        QTEST(wrapped->size(), "size");
        QVERIFY(*wrapped != *wrapKey(*key, card.publicKey()));
        const auto back = unwrapKey(*wrapped, card.publicKey(), card.agreement());
        QVERIFY(back);
        QVERIFY(back->equals(*key));
        QCOMPARE(card.agreements(), 1);
    }

    void doesNotForAnotherCard()
    {
        SoftwareAgreement card(KeyAlgorithm::EcP256);
        SoftwareAgreement other(KeyAlgorithm::EcP256);
        SoftwareAgreement large(KeyAlgorithm::EcP384);
        const auto wrapped = wrapKey(*makeDataKey(), card.publicKey());
        QCOMPARE(unwrapKey(*wrapped, other.publicKey(), other.agreement()).error().code,
            ErrorCode::CopyLocked);
        QCOMPARE(unwrapKey(*wrapped, card.publicKey(), other.agreement()).error().code,
            ErrorCode::CopyLocked);
        QCOMPARE(unwrapKey(*wrapped, large.publicKey(), large.agreement()).error().code,
            ErrorCode::CopyLocked);
        QCOMPARE(large.agreements(), 0);
    }

    void noticesEachChangedOctet()
    {
        SoftwareAgreement card(KeyAlgorithm::EcP256);
        const Bytes wrapped = wrapKey(*makeDataKey(), card.publicKey()).value();
        for (std::size_t at = 0; at < wrapped.size(); ++at) {
            Bytes changed = wrapped;
            changed[at] ^= 0x10;
            const auto opened = unwrapKey(changed, card.publicKey(), card.agreement());
            QVERIFY2(!opened, qPrintable(QString::number(at)));
            QCOMPARE(opened.error().code, ErrorCode::CopyLocked);
        }
    }

    void asksNobodyForWhatIsNotWhole()
    {
        SoftwareAgreement card(KeyAlgorithm::EcP256);
        const Bytes wrapped = wrapKey(*makeDataKey(), card.publicKey()).value();
        for (std::size_t size = 0; size < wrapped.size(); ++size) {
            const ByteView cut = ByteView(wrapped).first(size);
            QCOMPARE(unwrapKey(cut, card.publicKey(), card.agreement()).error().code,
                ErrorCode::CopyLocked);
        }
        Bytes longer = wrapped;
        longer.push_back(0);
        QCOMPARE(unwrapKey(longer, card.publicKey(), card.agreement()).error().code,
            ErrorCode::CopyLocked);
        QCOMPARE(card.agreements(), 0);
    }

    void passesOnWhatTheCardSays()
    {
        SoftwareAgreement card(KeyAlgorithm::EcP256);
        const auto wrapped = wrapKey(*makeDataKey(), card.publicKey());
        card.failure = Error{ErrorCode::PinWrong, {}, 2};
        const auto refused = unwrapKey(*wrapped, card.publicKey(), card.agreement());
        QCOMPARE(refused.error(), *card.failure);
    }

    void wantsADataKeyAndACurve()
    {
        const SoftwareAgreement card(KeyAlgorithm::EcP256);
        const SoftwareCard rsa(KeyAlgorithm::Rsa2048);
        QCOMPARE(wrapKey(Secret(16), card.publicKey()).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(wrapKey(Secret(32), rsa.publicKey()).error().code, ErrorCode::CardUnsupported);
        QCOMPARE(
            unwrapKey(Bytes(114), rsa.publicKey(), {}).error().code, ErrorCode::CardUnsupported);
        QCOMPARE(unwrapKey(Bytes(114), {}, {}).error().code, ErrorCode::CertificateMalformed);
    }
};

QTEST_APPLESS_MAIN(KeyWrapTest)
#include "keywrap_test.moc"
