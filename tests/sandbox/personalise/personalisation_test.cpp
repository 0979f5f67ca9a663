#include "core/card/eidcard.h"
#include "core/smartcard/connection.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/inprocess/inprocesspcsc.h"
#include "tests/sandbox/personalise/personalisation.h"

#include <QTest>

#include <openssl/x509v3.h>

Q_DECLARE_METATYPE(eid::Bytes)

using namespace eid;
using namespace eid::sandbox;

namespace {

const QString reader = QStringLiteral("Reader 1");

/// An empty card in a reader, and the authorities that it is to be issued by.
struct Bureau
{
    explicit Bureau(const CardProfile &profile = {})
        : card(std::make_shared<VirtualPivCard>(profile))
        , ca(*DemoCa::create())
    {
        pcsc.addReader(reader);
        pcsc.insert(reader, card);
    }

    [[nodiscard]] Result<PersonalisedCard> make(
        const DemoCitizen &citizen, const Bytes &key = deliveredAdminKey()) const
    {
        return personalise(pcsc.api(), {reader, citizen, key, uuid}, ca,
            [this](const PersonalisedCard &made) -> Result<void> {
                if (card->object(0x5FC102) || made.certificates != certificatesIn(*card))
                    return failure(ErrorCode::Internal, QStringLiteral("announced too late"));
                return {};
            });
    }

    InProcessPcsc pcsc;
    std::shared_ptr<VirtualPivCard> card;
    DemoCa ca;
    QUuid uuid = QUuid::createUuid();
};

QByteArray failureOf(const Result<PersonalisedCard> &made)
{
    return made ? QByteArray() : made.error().detail.toUtf8();
}

} // namespace

Q_DECLARE_METATYPE(eid::ErrorCode)

class PersonalisationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesACitizensCard_data()
    {
        QTest::addColumn<QString>("citizen");
        QTest::addColumn<bool>("metadata");
        for (const char *citizen : {"default", "rsa", "new", "long"}) {
            QTest::addRow("%s", citizen) << QString::fromLatin1(citizen) << true;
            QTest::addRow("%s, plain", citizen) << QString::fromLatin1(citizen) << false;
        }
    }

    void makesACitizensCard()
    {
        QFETCH(QString, citizen);
        QFETCH(bool, metadata);
        CardProfile profile;
        profile.metadata = metadata;
        const Bureau bureau(profile);
        const DemoCitizen who = *findDemoCitizen(citizen);
        const auto made = bureau.make(who);
        QVERIFY2(made, failureOf(made).constData());
        QVERIFY(bureau.card->isPin(who.demoPin));
        QVERIFY(bureau.card->isPuk(who.demoPuk));
        QVERIFY(!bureau.card->isAdminAuthenticated());
        QCOMPARE(made->card.uuid, bureau.uuid.toString(QUuid::WithoutBraces));
        QCOMPARE(made->card.adminKey.key, deliveredAdminKey());
        QCOMPARE(made->certificates, certificatesIn(*bureau.card));
        QCOMPARE(made->certificates.size(), 4);
        for (const auto &[slot, number] : {std::pair{"9A", 0x9A}, std::pair{"9C", 0x9C},
                 std::pair{"9D", 0x9D}, std::pair{"9E", 0x9E}}) {
            const auto certificate = certificateOf(made->certificates.value(QLatin1String(slot)));
            QVERIFY(certificate);
            QCOMPARE(X509_check_issued(bureau.ca.citizens().certificate(), certificate.get()),
                X509_V_OK);
            unsigned char *der = nullptr;
            const int size = i2d_PUBKEY(X509_get0_pubkey(certificate.get()), &der);
            const Bytes key(der, der + size);
            OPENSSL_free(der);
            QCOMPARE(key, *bureau.card->publicKey(static_cast<std::uint8_t>(number)));
        }
    }

    void theToolKnowsTheCard()
    {
        const Bureau bureau;
        QVERIFY(bureau.make(demoCitizens().first()));
        auto connection = Connection::open(*PcscContext::establish(bureau.pcsc.api()), reader);
        const auto card = EidCard::recognise(std::move(*connection));
        QVERIFY(card);
        const QByteArray guid = bureau.uuid.toRfc4122();
        QCOMPARE((*card)->readIdentity()->serial, QString::fromLatin1(guid.toHex().toUpper()));
        const auto slot = (*card)->readCertificate(KeySlot::Authentication);
        QVERIFY(slot);
        QCOMPARE(slot->slot.certificate.commonName, demoCitizens().first().name);
    }

    void leavesACardThatIsNotEmpty()
    {
        const Bureau bureau;
        QVERIFY(bureau.make(demoCitizens()[0]));
        const auto before = certificatesIn(*bureau.card);
        const auto again = bureau.make(demoCitizens()[1]);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(certificatesIn(*bureau.card), before);
    }

    void writesNothingWithTheWrongKey_data()
    {
        QTest::addColumn<Bytes>("key");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("another") << Bytes(24, 0x5A) << ErrorCode::CardRefused;
        QTest::newRow("too short") << Bytes(16, 1) << ErrorCode::InvalidArgument;
    }

    void writesNothingWithTheWrongKey()
    {
        QFETCH(Bytes, key);
        QFETCH(ErrorCode, code);
        const Bureau bureau;
        const auto made = bureau.make(demoCitizens().first(), key);
        QVERIFY(!made);
        QCOMPARE(made.error().code, code);
        QVERIFY(certificatesIn(*bureau.card).isEmpty());
        QVERIFY(!bureau.card->publicKey(0x9A));
    }

    void canBeDoneAgainWhereverItWasCutShort()
    {
        const DemoCitizen &who = demoCitizens().first();
        bool cut = true;
        int apdu = 0;
        while (cut) {
            ++apdu;
            cut = false;
            Bureau bureau;
            bureau.pcsc.setTransmitHook([&](const QString &name, int count) {
                if (cut || count != apdu)
                    return;
                cut = true;
                bureau.pcsc.pull(name);
            });
            auto made = bureau.make(who);
            QCOMPARE(made.has_value(), !cut);
            if (cut) {
                bureau.pcsc.insert(reader, bureau.card);
                made = bureau.make(who);
            }
            QVERIFY2(made, failureOf(made).constData());
            QVERIFY(bureau.card->isPin(who.demoPin));
            QVERIFY(bureau.card->isPuk(who.demoPuk));
            QCOMPARE(bureau.card->triesLeft(PivReference::Pin), 3);
            QCOMPARE(bureau.card->triesLeft(PivReference::Puk), 3);
            QCOMPARE(made->certificates, certificatesIn(*bureau.card));
        }
        QVERIFY(apdu > 15);
    }
};

QTEST_GUILESS_MAIN(PersonalisationTest)
#include "personalisation_test.moc"
