#include "core/crypto/cardkey.h"
#include "softwarecard.h"
#include "tlspair.h"

#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

/// TLS client authentication by a card: what the other end sees, and how often the card signs.
class CardKeyTlsTest : public QObject
{
    Q_OBJECT

    static void addRows()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<int>("version");
        QTest::newRow("P-256, TLS 1.3") << KeyAlgorithm::EcP256 << TLS1_3_VERSION;
        QTest::newRow("P-256, TLS 1.2") << KeyAlgorithm::EcP256 << TLS1_2_VERSION;
        QTest::newRow("P-384, TLS 1.3") << KeyAlgorithm::EcP384 << TLS1_3_VERSION;
        QTest::newRow("P-384, TLS 1.2") << KeyAlgorithm::EcP384 << TLS1_2_VERSION;
        QTest::newRow("RSA-2048, TLS 1.3") << KeyAlgorithm::Rsa2048 << TLS1_3_VERSION;
        QTest::newRow("RSA-2048, TLS 1.2") << KeyAlgorithm::Rsa2048 << TLS1_2_VERSION;
    }

private Q_SLOTS:
    void signsOnceAHandshakeAndNeverWhenResumed_data() { addRows(); }
    void signsOnceAHandshakeAndNeverWhenResumed()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(int, version);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        const auto certificate = card.certificate();
        TlsPair pair(version, *certificate, *key.handle());
        QCOMPARE(card.signatures(), 0);
        QVERIFY2(pair.connect(), qPrintable(takeOpenSslReason()));
        QVERIFY(pair.sawCertificate());
        QVERIFY(!pair.wasResumed());
        QCOMPARE(card.signatures(), 1);
        QVERIFY(pair.connect(true));
        QVERIFY(pair.wasResumed());
        QCOMPARE(card.signatures(), 1);
        QVERIFY(pair.connect());
        QVERIFY(!pair.wasResumed());
        QCOMPARE(card.signatures(), 2);
    }

    void failsCleanlyWhenTheCardDoes_data() { addRows(); }
    void failsCleanlyWhenTheCardDoes()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(int, version);
        SoftwareCard card(algorithm);
        const CardKey key = card.key();
        const auto certificate = card.certificate();
        TlsPair pair(version, *certificate, *key.handle());
        card.failure = Error{ErrorCode::Cancelled, {}, std::nullopt};
        QVERIFY(!pair.connect());
        QCOMPARE(key.takeSigningError(), card.failure);
        QCOMPARE(card.signatures(), 1);
        card.failure.reset();
        QVERIFY(pair.connect());
        QVERIFY(!key.takeSigningError());
    }

    void outlivesItsKey()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        const auto certificate = card.certificate();
        TlsPair pair(TLS1_3_VERSION, *certificate, *card.key().handle());
        QVERIFY(pair.connect());
        QCOMPARE(card.signatures(), 1);
    }
};

QTEST_APPLESS_MAIN(CardKeyTlsTest)
#include "cardkeytls_test.moc"
