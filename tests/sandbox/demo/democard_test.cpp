#include "tests/sandbox/demo/democard.h"

#include <QTest>

#include <array>

using namespace eid;
using namespace eid::sandbox;

class DemoCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isPersonalised_data()
    {
        QTest::addColumn<QString>("key");
        for (const DemoCitizen &citizen : demoCitizens())
            QTest::newRow(qPrintable(citizen.key)) << citizen.key;
    }

    void isPersonalised()
    {
        QFETCH(QString, key);
        const DemoCitizen citizen = *findDemoCitizen(key);
        const auto card = makeDemoCard(citizen);
        QVERIFY(card->isPin(citizen.demoPin));
        QVERIFY(card->isPuk(citizen.demoPuk));
        QCOMPARE(card->triesLeft(PivReference::Pin), 3);
        QCOMPARE(card->profile().metadata, citizen.metadata);
        QCOMPARE(card->profile().extendedLength, citizen.extendedLength);
        static constexpr std::array<std::uint8_t, 4> slotsWithKeys{0x9A, 0x9C, 0x9D, 0x9E};
        for (const std::uint8_t slot : slotsWithKeys)
            QVERIFY(card->publicKey(slot));
        for (const std::uint32_t tag :
            {0x5FC105u, 0x5FC10Au, 0x5FC10Bu, 0x5FC101u, 0x5FC102u, 0x5FC107u})
            QVERIFY(card->object(tag));
    }

    void certificatesAreOfTheKeysInTheCard()
    {
        const auto card = makeDemoCard(demoCitizens().first());
        const Bytes object = *card->object(0x5FC105);
        const unsigned char *next = object.data() + 4; // 70 82 xx xx
        const CertificateHandle certificate(
            d2i_X509(nullptr, &next, static_cast<long>(object.size() - 4)));
        QVERIFY(certificate);
        const Bytes publicKey = *card->publicKey(0x9A);
        next = publicKey.data();
        const KeyHandle key(d2i_PUBKEY(nullptr, &next, static_cast<long>(publicKey.size())));
        QCOMPARE(EVP_PKEY_eq(X509_get0_pubkey(certificate.get()), key.get()), 1);
    }

    void theSerialIsTheSameEachTimeAndOnePerCitizen()
    {
        const auto guidOf = [](const DemoCitizen &citizen) {
            const Bytes chuid = *makeDemoCard(citizen)->object(0x5FC102);
            return Bytes(chuid.begin() + 29, chuid.begin() + 45);
        };
        const DemoCitizen &first = demoCitizens()[0];
        QCOMPARE(guidOf(first), guidOf(first));
        QVERIFY(guidOf(first) != guidOf(demoCitizens()[1]));
        const QByteArray expected = demoCardUuid(first).toRfc4122();
        QCOMPARE(guidOf(first), Bytes(expected.begin(), expected.end()));
    }
};

QTEST_APPLESS_MAIN(DemoCardTest)
#include "democard_test.moc"
