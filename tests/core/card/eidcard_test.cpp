#include "cardbench.h"
#include "core/card/eidcard.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

const QString sendSelect = u"00A40400"_qs;
const QString readChuid = u"00CB3FFF"_qs;
const QString readCounter = u"00F70080"_qs;
const QString sendVerify = u"00200080"_qs;
const QString sendChange = u"00240080"_qs;

constexpr std::uint32_t chuidTag = 0x5FC102;

Bytes chuidOf(std::uint8_t number)
{
    Bytes chuid{0x34, 0x10};
    chuid.insert(chuid.end(), 16, number);
    return chuid;
}

/// PIN 123456, PUK 12345678, three tries each.
std::shared_ptr<VirtualPivCard> freshCard()
{
    CardProfile profile;
    profile.extendedLength = false;
    auto card = std::make_shared<VirtualPivCard>(profile);
    if (!card->putObject(chuidTag, chuidOf(1)))
        qFatal("The virtual card takes no CHUID");
    return card;
}

/// The card as it stands after its status was read.
std::unique_ptr<EidCard> identified(CardBench &bench)
{
    auto card = bench.recognise().value();
    const EidCard::Visit visit(*card);
    if (!card->readIdentity() || !card->readPinStatus(PinRole::Pin))
        qFatal("The virtual card cannot be read");
    return card;
}

} // namespace

class EidCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesOneSelectInAVisit()
    {
        CardBench bench(freshCard());
        const auto card = bench.recognise().value();
        {
            const EidCard::Visit visit(*card);
            QVERIFY(card->readIdentity());
            QVERIFY(card->readPinStatus(PinRole::Pin));
        }
        QCOMPARE(bench.contacts->takeHeaders(), QStringList({sendSelect, readChuid, readCounter}));
        QVERIFY(card->readPinStatus(PinRole::Pin));
        QVERIFY(card->readPinStatus(PinRole::Pin));
        QCOMPARE(bench.contacts->takeHeaders(),
            QStringList({sendSelect, readCounter, sendSelect, readCounter}));
    }

    void knowsNoStranger_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<ErrorCode>("code");

        QTest::newRow("no application") << QByteArray("6A82") << ErrorCode::CardUnknown;
        QTest::newRow("no SELECT") << QByteArray("6D00") << ErrorCode::CardUnknown;
        QTest::newRow("no such class") << QByteArray("6E00") << ErrorCode::CardUnknown;
        QTest::newRow("memory card") << QByteArray("6300") << ErrorCode::CardUnknown;
        QTest::newRow("fault") << QByteArray("6F00") << ErrorCode::CardRefused;
    }

    void knowsNoStranger()
    {
        QFETCH(QByteArray, status);
        CardBench bench(freshCard());
        bench.contacts->alter([&](ByteView) { return fromHex(QString::fromLatin1(status)); });
        const auto card = bench.recognise();
        QVERIFY(!card);
        QTEST(card.error().code, "code");
        QVERIFY(card.error().detail.contains(QString::fromLatin1(status)));
    }

    void spendsThreeOnAChangeAfterStatus()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        bench.contacts->takeHeaders();
        PinTrail trail;
        QVERIFY(card->changePin(
            PinRole::Pin, secret("123456"), secret("802915"), TryConsent::KeepLast, trail));
        QCOMPARE(bench.contacts->takeHeaders(), QStringList({sendSelect, readCounter, sendChange}));
        QVERIFY(bench.card->isPin(secret("802915").octets()));
        QCOMPARE(trail.marks(), (PinTrail::Marks{3, 3, true, true}));
    }

    void leavesNothingVerified()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        PinTrail trail;
        QVERIFY(card->verifyPin(secret("123456"), TryConsent::KeepLast, trail));
        QVERIFY(!bench.card->isPinVerified());
        // The reset makes the next visit look twice.
        bench.contacts->takeHeaders();
        QVERIFY(card->readPinStatus(PinRole::Pin));
        QCOMPARE(bench.contacts->takeHeaders(), QStringList({sendSelect, readChuid, readCounter}));
    }

    void tellsOfAWrongPin()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        PinTrail trail;
        const auto refused = card->verifyPin(secret("654321"), TryConsent::KeepLast, trail);
        QCOMPARE(refused.error().code, ErrorCode::PinWrong);
        QCOMPARE(refused.error().triesLeft, std::optional(2));
        QCOMPARE(trail.marks(), (PinTrail::Marks{3, 3, true, true}));
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 2);
    }

    void keepsTheLastTry()
    {
        CardBench bench(freshCard());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 1));
        const auto card = identified(bench);
        bench.contacts->takeHeaders();
        PinTrail trail;
        const auto kept = card->verifyPin(secret("654321"), TryConsent::KeepLast, trail);
        QCOMPARE(kept.error().code, ErrorCode::PinLastTry);
        QCOMPARE(bench.contacts->takeHeaders(), QStringList({sendSelect, readCounter}));
        QCOMPARE(trail.marks(), (PinTrail::Marks{1, 3, false, false}));

        const auto spent = card->verifyPin(secret("654321"), TryConsent::LastTry, trail);
        QCOMPARE(spent.error().code, ErrorCode::PinBlocked);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 0);

        bench.contacts->takeHeaders();
        const auto blocked = card->verifyPin(secret("123456"), TryConsent::LastTry, trail);
        QCOMPARE(blocked.error().code, ErrorCode::PinBlocked);
        QVERIFY(!bench.contacts->takeHeaders().contains(sendVerify));
    }

    void keepsTriesThatNobodyKnows()
    {
        CardBench bench(freshCard());
        bench.contacts->alter([](ByteView command) -> std::optional<Bytes> {
            if (begins(command, u"00F7"))
                return fromHex(u"6D00");
            if (begins(command, u"00200080") && command.size() <= 5)
                return fromHex(u"6700");
            return std::nullopt;
        });
        const auto card = identified(bench);
        PinTrail trail;
        const auto kept = card->changePin(
            PinRole::Pin, secret("123456"), secret("802915"), TryConsent::KeepLast, trail);
        QCOMPARE(kept.error().code, ErrorCode::PinTriesUnknown);
        QVERIFY(!trail.marks().sent);
        QVERIFY(card->changePin(
            PinRole::Pin, secret("123456"), secret("802915"), TryConsent::LastTry, trail));
    }

    void sendsNoEntryThatBreaksTheRules()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        bench.contacts->takeHeaders();
        PinTrail trail;
        QCOMPARE(card->verifyPin(secret("12345"), TryConsent::LastTry, trail).error().code,
            ErrorCode::PinTooShort);
        QCOMPARE(card->verifyPin(Secret(), TryConsent::LastTry, trail).error().code,
            ErrorCode::PinTooShort);
        QCOMPARE(card->verifyPin(secret("123456789"), TryConsent::LastTry, trail).error().code,
            ErrorCode::PinTooLong);
        QCOMPARE(card->changePin(PinRole::Pin, secret("123456"), secret("123456789"),
                         TryConsent::LastTry, trail)
                     .error()
                     .code,
            ErrorCode::PinTooLong);
        QCOMPARE(card->unblockPin(secret("12345678"), secret("1"), TryConsent::LastTry, trail)
                     .error()
                     .code,
            ErrorCode::PinTooShort);
        QCOMPARE(bench.contacts->takeHeaders(), QStringList());
    }

    void unblocks()
    {
        CardBench bench(freshCard());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 0));
        const auto card = identified(bench);
        PinTrail trail;
        const auto wrong
            = card->unblockPin(secret("87654321"), secret("802915"), TryConsent::KeepLast, trail);
        QCOMPARE(wrong.error().code, ErrorCode::PukWrong);
        QCOMPARE(wrong.error().triesLeft, std::optional(2));
        QVERIFY(
            card->unblockPin(secret("12345678"), secret("802915"), TryConsent::KeepLast, trail));
        QVERIFY(bench.card->isPin(secret("802915").octets()));
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);
    }

    void changesThePuk()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        PinTrail trail;
        QVERIFY(card->changePin(
            PinRole::Puk, secret("12345678"), secret("27182818"), TryConsent::KeepLast, trail));
        QVERIFY(bench.card->isPuk(secret("27182818").octets()));
        QVERIFY(bench.card->setTriesLeft(PivReference::Puk, 0));
        const auto blocked = card->changePin(
            PinRole::Puk, secret("27182818"), secret("12345678"), TryConsent::LastTry, trail);
        QCOMPARE(blocked.error().code, ErrorCode::PukBlocked);
    }

    void goesOnAfterAReset()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        bench.pcsc.resetByOther(CardBench::reader);
        bench.contacts->takeHeaders();
        PinTrail trail;
        QVERIFY(card->verifyPin(secret("123456"), TryConsent::KeepLast, trail));
        QCOMPARE(bench.contacts->takeHeaders(),
            QStringList({sendSelect, readChuid, readCounter, sendVerify}));
    }

    void refusesAnotherCardAfterAReset()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        QVERIFY(bench.card->putObject(chuidTag, chuidOf(2)));
        bench.pcsc.resetByOther(CardBench::reader);
        bench.contacts->takeHeaders();
        PinTrail trail;
        // It stays refused, although the connection tells of the reset only once.
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto refused = card->verifyPin(secret("123456"), TryConsent::LastTry, trail);
            QCOMPARE(refused.error().code, ErrorCode::CardChanged);
            QVERIFY(!trail.marks().sent);
        }
        QVERIFY(!bench.contacts->takeHeaders().contains(sendVerify));
        QCOMPARE(card->readIdentity().error().code, ErrorCode::CardChanged);
    }

    void refusesACardThatLostItsApplication()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        bench.contacts->alter([](ByteView) { return fromHex(u"6A82"); });
        QCOMPARE(card->readPinStatus(PinRole::Pin).error().code, ErrorCode::CardChanged);
    }

    void seesThatTheCardIsGone()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        bench.pcsc.pull(CardBench::reader);
        QCOMPARE(card->readPinStatus(PinRole::Pin).error().code, ErrorCode::CardRemoved);
        // Nor does it take the next card for the old one.
        bench.pcsc.insert(CardBench::reader, freshCard());
        QCOMPARE(card->readPinStatus(PinRole::Pin).error().code, ErrorCode::CardRemoved);
    }

    void marksACommandWhoseAnswerWasLost()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        int apdus = 0;
        bench.pcsc.setTransmitHook([&](const QString &, int) {
            if (++apdus == 3)
                bench.pcsc.loseNextAnswer(SCARD_F_COMM_ERROR);
        });
        PinTrail trail;
        const auto lost = card->changePin(
            PinRole::Pin, secret("123456"), secret("802915"), TryConsent::KeepLast, trail);
        QVERIFY(!lost);
        QCOMPARE(trail.marks(), (PinTrail::Marks{3, 3, true, false}));
        QVERIFY(bench.card->isPin(secret("802915").octets()));
    }

    void marksNothingThatWasStoppedInTime()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        int apdus = 0;
        card->connection().setObserver({[&](std::chrono::seconds) { return ++apdus < 3; }, [] {}});
        PinTrail trail;
        const auto stopped = card->verifyPin(secret("123456"), TryConsent::KeepLast, trail);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(trail.marks(), (PinTrail::Marks{3, 3, false, false}));
    }

    void takesThePinFromTheKeyPad()
    {
        CardBench bench(freshCard(), ReaderKind{true, {}});
        const auto card = identified(bench);
        const Bytes right{'1', '2', '3', '4', '5', '6'};
        const Bytes other{'8', '0', '2', '9', '1', '5'};
        PinTrail trail;
        bench.pcsc.keyAtPad(CardBench::reader, {PadEntry::Ending::Confirmed, {right}});
        QVERIFY(card->verifyPinAtPad(TryConsent::KeepLast, trail));
        bench.pcsc.keyAtPad(
            CardBench::reader, {PadEntry::Ending::Confirmed, {right, other, other}});
        QVERIFY(card->changePinAtPad(PinRole::Pin, TryConsent::KeepLast, trail));
        QVERIFY(bench.card->isPin(other));
        bench.pcsc.keyAtPad(CardBench::reader, {PadEntry::Ending::Confirmed, {right}});
        const auto wrong = card->verifyPinAtPad(TryConsent::KeepLast, trail);
        QCOMPARE(wrong.error().code, ErrorCode::PinWrong);
        QCOMPARE(wrong.error().triesLeft, std::optional(2));
        QVERIFY(trail.marks().answered);
    }

    void marksNothingOfAKeyPadThatWasLeft()
    {
        CardBench bench(freshCard(), ReaderKind{true, {}});
        const auto card = identified(bench);
        PinTrail trail;
        bench.pcsc.keyAtPad(CardBench::reader, {PadEntry::Ending::Cancelled, {}});
        QCOMPARE(
            card->verifyPinAtPad(TryConsent::KeepLast, trail).error().code, ErrorCode::Cancelled);
        QVERIFY(!trail.marks().sent);
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 1));
        QCOMPARE(
            card->verifyPinAtPad(TryConsent::KeepLast, trail).error().code, ErrorCode::PinLastTry);
    }

    void wantsAKeyPad()
    {
        CardBench bench(freshCard());
        const auto card = identified(bench);
        bench.contacts->takeHeaders();
        PinTrail trail;
        QCOMPARE(card->verifyPinAtPad(TryConsent::KeepLast, trail).error().code,
            ErrorCode::PinPadUnsupported);
        QCOMPARE(card->changePinAtPad(PinRole::Pin, TryConsent::KeepLast, trail).error().code,
            ErrorCode::PinPadUnsupported);
        QCOMPARE(bench.contacts->takeHeaders(), QStringList());
    }
};

QTEST_APPLESS_MAIN(EidCardTest)
#include "eidcard_test.moc"
