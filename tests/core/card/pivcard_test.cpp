#include "cardbench.h"
#include "core/card/holder.h"
#include "core/card/piv/pivcard.h"
#include "core/smartcard/tlv.h"
#include "tests/sandbox/demo/democard.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr KeySlot statusSlots[]
    = {KeySlot::Authentication, KeySlot::Signature, KeySlot::KeyManagement};

DemoCitizen citizen(bool metadata = true, bool extendedLength = false)
{
    DemoCitizen made = demoCitizens().front();
    made.metadata = metadata;
    made.extendedLength = extendedLength;
    return made;
}

std::shared_ptr<VirtualPivCard> plainCard()
{
    CardProfile profile;
    profile.metadata = false;
    profile.extendedLength = false;
    return std::make_shared<VirtualPivCard>(profile);
}

int apdus(EidCard &card)
{
    return card.connection().cost().apdus;
}

} // namespace

class PivCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStatusWithinItsBudget_data();
    void readsStatusWithinItsBudget();
    void readsAKnownCardWithinItsBudget_data();
    void readsAKnownCardWithinItsBudget();
    void readsAT0Card();
    void doesWithoutMetadata_data();
    void doesWithoutMetadata();
    void knowsMetadataOfACardWithoutAPuk();
    void outlivesAMomentWithoutMetadata();
    void readsTriesOfPlainCards_data();
    void readsTriesOfPlainCards();
    void logsOutBeforeATryIsSpent();
    void resetsACardThatCannotLogOut();
    void readsTriesAgainInTheVisitOfAJob();
    void readsSlots_data();
    void readsSlots();
    void stopsAnObjectWithoutEnd();
    void seesAChangedSlot();
    void readsACompressedCertificate();
    void namesTheCard_data();
    void namesTheCard();
    void readsACardWithoutAName();
    void refusesAMalformedChuid();
};

void PivCardTest::readsStatusWithinItsBudget_data()
{
    QTest::addColumn<bool>("metadata");
    QTest::addColumn<bool>("extendedLength");
    QTest::addColumn<int>("toTries");
    QTest::addColumn<int>("toName");
    QTest::addColumn<int>("toEnd");

    QTest::newRow("short") << true << false << 4 << 9 << 20;
    QTest::newRow("short, plain") << false << false << 4 << 9 << 20;
    QTest::newRow("extended") << true << true << 4 << 5 << 8;
    QTest::newRow("extended, plain") << false << true << 4 << 5 << 8;
}

void PivCardTest::readsStatusWithinItsBudget()
{
    QFETCH(bool, metadata);
    QFETCH(bool, extendedLength);
    QFETCH(int, toTries);
    QFETCH(int, toName);
    QFETCH(int, toEnd);
    const DemoCitizen who = citizen(metadata, extendedLength);
    CardBench bench(makeDemoCard(who));
    const auto recognised = bench.recognise();
    QVERIFY(recognised);
    EidCard &card = **recognised;
    const EidCard::Visit visit(card);
    QCOMPARE(card.readIdentity().value().serial.size(), qsizetype(32));
    const PinStatus pin = card.readPinStatus(PinRole::Pin).value();
    const PinStatus puk = card.readPinStatus(PinRole::Puk).value();
    QCOMPARE(pin.triesLeft, std::optional(3));
    QCOMPARE(pin.triesAtMost, metadata ? std::optional(3) : std::nullopt);
    QCOMPARE(puk.triesLeft, metadata ? std::optional(3) : std::nullopt);
    QVERIFY(apdus(card) <= toTries);
    const auto first = card.readCertificate(KeySlot::Authentication).value();
    QCOMPARE(holderOf(first.slot.certificate)->name, who.name);
    QCOMPARE(holderOf(first.slot.certificate)->idNumber, std::optional(who.idNumber));
    QVERIFY(apdus(card) <= toName);
    for (const KeySlot slot : {KeySlot::Signature, KeySlot::KeyManagement}) {
        QCOMPARE(
            card.readCertificate(slot).value().slot.content, CertificateSlot::Content::Present);
    }
    QVERIFY(apdus(card) <= toEnd);
}

void PivCardTest::readsAKnownCardWithinItsBudget_data()
{
    QTest::addColumn<bool>("metadata");
    QTest::addColumn<bool>("extendedLength");
    QTest::newRow("short") << true << false;
    QTest::newRow("short, plain") << false << false;
    QTest::newRow("extended") << true << true;
    QTest::newRow("extended, plain") << false << true;
}

void PivCardTest::readsAKnownCardWithinItsBudget()
{
    QFETCH(bool, metadata);
    QFETCH(bool, extendedLength);
    CardBench bench(makeDemoCard(citizen(metadata, extendedLength)));
    CardHabits habits;
    std::vector<EidCard::SlotReading> known;
    {
        const auto card = bench.recognise().value();
        const EidCard::Visit visit(*card);
        QVERIFY(card->readPinStatus(PinRole::Pin));
        habits = card->habits();
        for (const KeySlot slot : statusSlots)
            known.push_back(card->readCertificate(slot).value());
    }
    const auto card = bench.recognise().value();
    const EidCard::Visit visit(*card);
    card->setHabits(habits);
    QVERIFY(card->readIdentity());
    QCOMPARE(card->readPinStatus(PinRole::Pin).value().triesLeft, std::optional(3));
    for (std::size_t i = 0; i < known.size(); ++i) {
        const auto again = card->readCertificate(statusSlots[i], &known[i]).value();
        QCOMPARE(again.slot, known[i].slot);
        QCOMPARE(again.object, known[i].object);
    }
    QCOMPARE(apdus(*card), 6);
}

void PivCardTest::readsAT0Card()
{
    CardProfile profile;
    profile.t0 = true;
    profile.extendedLength = false;
    CardBench bench(std::make_shared<VirtualPivCard>(profile));
    QVERIFY(bench.card->putObject(0x5FC105, Bytes(700, 0x5A)));
    const auto card = bench.recognise().value();
    const EidCard::Visit visit(*card);
    QCOMPARE(card->readPinStatus(PinRole::Pin).value().triesLeft, std::optional(3));
    const auto first = card->readCertificate(KeySlot::Authentication).value();
    QCOMPARE(first.slot.content, CertificateSlot::Content::Faulty);
    QVERIFY(first.object.size() > 700);
    const int before = apdus(*card);
    QCOMPARE(card->readCertificate(KeySlot::Authentication, &first).value().object, first.object);
    QVERIFY(apdus(*card) - before <= 3);
    PinTrail trail;
    QVERIFY(card->verifyPin(secret("123456"), TryConsent::KeepLast, trail));
}

void PivCardTest::doesWithoutMetadata_data()
{
    QTest::addColumn<QByteArray>("response");

    QTest::newRow("unknown instruction") << QByteArray("6D00");
    QTest::newRow("unknown class") << QByteArray("6E00");
    QTest::newRow("wrong P1 P2") << QByteArray("6A86");
    QTest::newRow("no such reference") << QByteArray("6A88");
    QTest::newRow("conditions") << QByteArray("6985");
    QTest::newRow("fault") << QByteArray("6F00");
    QTest::newRow("no data") << QByteArray("9000");
    QTest::newRow("no TLV") << QByteArray("0602 03 9000");
    QTest::newRow("a key's metadata") << QByteArray("010111 06020303 9000");
    QTest::newRow("tries of one octet") << QByteArray("0101FF 060103 9000");
    QTest::newRow("more left than there can be") << QByteArray("0101FF 06020305 9000");
    QTest::newRow("not quite a truth value") << QByteArray("0101FF 050102 06020303 9000");
}

void PivCardTest::doesWithoutMetadata()
{
    QFETCH(QByteArray, response);
    CardBench bench(std::make_shared<VirtualPivCard>());
    bench.contacts->alter([&](ByteView command) -> std::optional<Bytes> {
        if (begins(command, u"00F7"))
            return fromHex(QString::fromLatin1(response));
        return std::nullopt;
    });
    const auto card = bench.recognise().value();
    const EidCard::Visit visit(*card);
    const PinStatus pin = card->readPinStatus(PinRole::Pin).value();
    QCOMPARE(pin, (PinStatus{3, std::nullopt, std::nullopt}));
    QCOMPARE(card->habits().knowsMetadata, std::optional(false));
    QCOMPARE(card->readPinStatus(PinRole::Puk).value(), PinStatus{});
    QCOMPARE(card->rules(PinRole::Puk), (PinRules{8, 8}));
    bench.contacts->takeHeaders();
    QVERIFY(card->readPinStatus(PinRole::Pin));
    QCOMPARE(bench.contacts->takeHeaders(), QStringList({u"00200080"_qs}));
}

void PivCardTest::knowsMetadataOfACardWithoutAPuk()
{
    CardBench bench(std::make_shared<VirtualPivCard>());
    bench.contacts->alter([](ByteView command) -> std::optional<Bytes> {
        if (begins(command, u"00F70081"))
            return fromHex(u"6A88");
        return std::nullopt;
    });
    const auto card = bench.recognise().value();
    const EidCard::Visit visit(*card);
    QCOMPARE(card->readPinStatus(PinRole::Pin).value(), (PinStatus{3, 3, true}));
    QCOMPARE(card->readPinStatus(PinRole::Puk).value(), PinStatus{});
    QCOMPARE(card->habits().knowsMetadata, std::optional(true));
}

void PivCardTest::outlivesAMomentWithoutMetadata()
{
    CardBench bench(std::make_shared<VirtualPivCard>());
    const auto card = bench.recognise().value();
    QCOMPARE(card->readPinStatus(PinRole::Pin).value(), (PinStatus{3, 3, true}));
    bench.contacts->alter([](ByteView command) -> std::optional<Bytes> {
        if (begins(command, u"00F7"))
            return fromHex(u"6F00");
        return std::nullopt;
    });
    QCOMPARE(card->readPinStatus(PinRole::Pin).value(), (PinStatus{3, std::nullopt, std::nullopt}));
    bench.contacts->alter({});
    QCOMPARE(card->readPinStatus(PinRole::Pin).value(), (PinStatus{3, 3, true}));
}

void PivCardTest::readsTriesOfPlainCards_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<int>("tries"); // -1: unknown

    QTest::newRow("63CX") << QByteArray("63C2") << 2;
    QTest::newRow("63C0") << QByteArray("63C0") << 0;
    QTest::newRow("63CF") << QByteArray("63CF") << 15;
    QTest::newRow("blocked") << QByteArray("6983") << 0;
    QTest::newRow("verified") << QByteArray("9000") << -1;
    QTest::newRow("wants data") << QByteArray("6700") << -1;
    QTest::newRow("wrong data") << QByteArray("6A80") << -1;
    QTest::newRow("wrong P1 P2") << QByteArray("6A86") << -1;
    QTest::newRow("6300") << QByteArray("6300") << -1;
}

void PivCardTest::readsTriesOfPlainCards()
{
    QFETCH(QByteArray, response);
    QFETCH(int, tries);
    CardBench bench(plainCard());
    bench.contacts->alter([&](ByteView command) -> std::optional<Bytes> {
        if (begins(command, u"00200080") && command.size() <= 5)
            return fromHex(QString::fromLatin1(response));
        return std::nullopt;
    });
    const auto card = bench.recognise().value();
    const auto status = card->readPinStatus(PinRole::Pin);
    QVERIFY(status);
    QCOMPARE(status->triesLeft.value_or(-1), tries);
}

void PivCardTest::logsOutBeforeATryIsSpent()
{
    CardBench bench(plainCard());
    const Bytes verified = fromHex(u"0020008008313233343536FFFF").value();
    const auto card = bench.recognise().value();
    {
        const EidCard::Visit visit(*card);
        QVERIFY(card->readPinStatus(PinRole::Pin));
    }
    QCOMPARE(bench.contacts->exchange(verified).response, fromHex(u"9000").value());
    QVERIFY(bench.card->isPinVerified());
    // Reading how the PIN stands takes nothing away from whoever verified it.
    QVERIFY(!card->readPinStatus(PinRole::Pin).value().triesLeft);
    QVERIFY(bench.card->isPinVerified());

    bench.contacts->takeHeaders();
    PinTrail trail;
    QVERIFY(card->verifyPin(secret("123456"), TryConsent::KeepLast, trail));
    QCOMPARE(trail.marks().triesBefore, std::optional(3));
    QCOMPARE(bench.contacts->takeHeaders(),
        QStringList(
            {u"00A40400"_qs, u"00200080"_qs, u"0020FF80"_qs, u"00200080"_qs, u"00200080"_qs}));
}

void PivCardTest::resetsACardThatCannotLogOut()
{
    CardBench bench(plainCard());
    bench.contacts->alter([](ByteView command) -> std::optional<Bytes> {
        if (begins(command, u"0020FF80"))
            return fromHex(u"6A86");
        return std::nullopt;
    });
    const auto card = bench.recognise().value();
    QVERIFY(card->readPinStatus(PinRole::Pin));
    bench.contacts->exchange(fromHex(u"0020008008313233343536FFFF").value());
    PinTrail trail;
    const auto refused = card->verifyPin(secret("123456"), TryConsent::KeepLast, trail);
    QCOMPARE(refused.error().code, ErrorCode::PinTriesUnknown);
    QVERIFY(!trail.marks().sent);
    // The reset made the counter visible.
    QVERIFY(card->verifyPin(secret("123456"), TryConsent::KeepLast, trail));
}

void PivCardTest::readsTriesAgainInTheVisitOfAJob()
{
    CardBench bench(plainCard());
    const auto card = bench.recognise().value();
    const EidCard::Visit visit(*card);
    PinTrail trail;
    QVERIFY(card->verifyPin(secret("123456"), TryConsent::KeepLast, trail));
    QCOMPARE(card->readPinStatus(PinRole::Pin).value().triesLeft, std::optional(3));
}

void PivCardTest::readsSlots_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<CertificateSlot::Content>("content");
    QTest::addColumn<ErrorCode>("code");
    using Content = CertificateSlot::Content;
    constexpr ErrorCode none = ErrorCode::Internal;

    QTest::newRow("not found") << QByteArray("6A82") << Content::Empty << none;
    QTest::newRow("empty object") << QByteArray("5300 9000") << Content::Empty << none;
    QTest::newRow("empty certificate")
        << QByteArray("5307 7000 710100 FE00 9000") << Content::Empty << none;
    QTest::newRow("refused") << QByteArray("6982") << Content::Faulty
                             << ErrorCode::CardSecurityStatus;
    QTest::newRow("no certificate") << QByteArray("5309 7002 3000 710100 FE00 9000")
                                    << Content::Faulty << ErrorCode::CertificateMalformed;
    QTest::newRow("no gzip") << QByteArray("5309 7002 3000 710101 FE00 9000") << Content::Faulty
                             << ErrorCode::CardMalformedData;
    QTest::newRow("length lies") << QByteArray("53820500 7002 3000 9000") << Content::Faulty
                                 << ErrorCode::CardMalformedData;
    QTest::newRow("another object")
        << QByteArray("5402 7000 9000") << Content::Faulty << ErrorCode::CardMalformedData;
    QTest::newRow("nothing") << QByteArray("9000") << Content::Faulty
                             << ErrorCode::CardMalformedData;
}

void PivCardTest::readsSlots()
{
    QFETCH(QByteArray, response);
    QFETCH(CertificateSlot::Content, content);
    QFETCH(ErrorCode, code);
    CardBench bench(plainCard());
    bench.contacts->alter([&](ByteView command) -> std::optional<Bytes> {
        if (begins(command, u"00CB3FFF"))
            return fromHex(QString::fromLatin1(response));
        return std::nullopt;
    });
    const auto card = bench.recognise().value();
    const auto reading = card->readCertificate(KeySlot::Signature);
    QVERIFY(reading);
    QCOMPARE(reading->slot.slot, KeySlot::Signature);
    QCOMPARE(reading->slot.content, content);
    QCOMPARE(reading->slot.error.has_value(), content == CertificateSlot::Content::Faulty);
    if (reading->slot.error)
        QCOMPARE(reading->slot.error->code, code);
    const auto again = card->readCertificate(KeySlot::Signature, &*reading);
    QCOMPARE(again->slot, reading->slot);
}

void PivCardTest::stopsAnObjectWithoutEnd()
{
    CardBench bench(plainCard());
    int sent = 0;
    bench.contacts->alter([&](ByteView command) -> std::optional<Bytes> {
        if (!begins(command, u"00CB3FFF") && !begins(command, u"00C00000"))
            return std::nullopt;
        ++sent;
        Bytes response(256, 0x53);
        append(response, fromHex(u"6100").value());
        return response;
    });
    const auto card = bench.recognise().value();
    const auto reading = card->readCertificate(KeySlot::Authentication);
    QVERIFY(reading);
    QCOMPARE(reading->slot.content, CertificateSlot::Content::Faulty);
    QCOMPARE(reading->slot.error->code, ErrorCode::CardDataTooLarge);
    QVERIFY(sent < 100);
}

void PivCardTest::seesAChangedSlot()
{
    const DemoCitizen who = citizen();
    CardBench bench(makeDemoCard(who));
    const auto donor = makeDemoCard(who);
    const auto card = bench.recognise().value();
    const auto known = card->readCertificate(KeySlot::Authentication).value();

    QVERIFY(bench.card->putObject(0x5FC105, donor->object(0x5FC105).value()));
    const auto renewed = card->readCertificate(KeySlot::Authentication, &known).value();
    QCOMPARE(renewed.slot.content, CertificateSlot::Content::Present);
    QVERIFY(renewed.slot.certificate.sha256 != known.slot.certificate.sha256);

    QVERIFY(bench.card->removeObject(0x5FC105));
    const auto removed = card->readCertificate(KeySlot::Authentication, &known).value();
    QCOMPARE(removed.slot.content, CertificateSlot::Content::Empty);

    QVERIFY(bench.card->putObject(0x5FC105, donor->object(0x5FC105).value()));
    const auto filled = card->readCertificate(KeySlot::Authentication, &removed).value();
    QCOMPARE(filled.slot, renewed.slot);
}

void PivCardTest::readsACompressedCertificate()
{
    CardBench bench(makeDemoCard(citizen()));
    const auto card = bench.recognise().value();
    const Bytes der = card->readCertificate(KeySlot::Authentication).value().slot.certificate.der;
    const QByteArray zlib
        = qCompress(reinterpret_cast<const uchar *>(der.data()), qsizetype(der.size())).sliced(4);
    Bytes content;
    appendTlv(content, 0x70,
        ByteView(reinterpret_cast<const std::uint8_t *>(zlib.data()), std::size_t(zlib.size())));
    append(content, fromHex(u"710101FE00").value());
    QVERIFY(bench.card->putObject(0x5FC10A, content));
    const auto reading = card->readCertificate(KeySlot::Signature).value();
    QCOMPARE(reading.slot.content, CertificateSlot::Content::Present);
    QCOMPARE(reading.slot.certificate.der, der);
}

void PivCardTest::namesTheCard_data()
{
    QTest::addColumn<QByteArray>("chuid");
    QTest::addColumn<QString>("serial");

    const QByteArray guid("3410 00112233445566778899AABBCCDDEEFF");
    const QByteArray zero("3410 00000000000000000000000000000000");
    const QByteArray fascn("3004 D0010203");
    QTest::newRow("by its GUID") << fascn + guid << u"00112233445566778899AABBCCDDEEFF"_qs;
    QTest::newRow("by its FASC-N") << fascn + zero << u"D0010203"_qs;
    QTest::newRow("by nothing") << "3006 D4E739DA739C" + zero << QString();
    QTest::newRow("signed at length") << fascn + guid + "3E820600" + QByteArray(2 * 0x600, '5')
                                      << u"00112233445566778899AABBCCDDEEFF"_qs;
    QTest::newRow("signed in front")
        << "3E820600" + QByteArray(2 * 0x600, '5') + guid << u"00112233445566778899AABBCCDDEEFF"_qs;
}

void PivCardTest::namesTheCard()
{
    QFETCH(QByteArray, chuid);
    CardBench bench(plainCard());
    QVERIFY(bench.card->putObject(0x5FC102, fromHex(QString::fromLatin1(chuid)).value()));
    const auto card = bench.recognise().value();
    bench.contacts->takeHeaders();
    QTEST(card->readIdentity().value().serial, "serial");
    if (!chuid.startsWith("3E"))
        QCOMPARE(bench.contacts->takeHeaders(), QStringList({u"00CB3FFF"_qs}));
}

void PivCardTest::readsACardWithoutAName()
{
    CardBench bench(plainCard());
    QVERIFY(bench.card->removeObject(0x5FC102));
    const auto card = bench.recognise().value();
    const CardIdentity identity = card->readIdentity().value();
    QCOMPARE(identity.family, u"PIV"_qs);
    QCOMPARE(identity.serial, QString());
}

void PivCardTest::refusesAMalformedChuid()
{
    CardBench bench(plainCard());
    bench.contacts->alter([](ByteView command) -> std::optional<Bytes> {
        if (begins(command, u"00CB3FFF"))
            return fromHex(u"5306 3410 00112233 9000");
        return std::nullopt;
    });
    const auto card = bench.recognise().value();
    QCOMPARE(card->readIdentity().error().code, ErrorCode::CardMalformedData);
}

QTEST_APPLESS_MAIN(PivCardTest)
#include "pivcard_test.moc"
