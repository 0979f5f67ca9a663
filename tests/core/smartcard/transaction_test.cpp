#include "core/smartcard/transaction.h"
#include "scriptedcard.h"

#include <QtTest>

using namespace eid;

namespace {

const QString reader = QStringLiteral("Reader");

CommandApdu getData()
{
    return {0x00, 0xCB, 0x3F, 0xFF, hex("5C035FC105"), CommandApdu::maximumLe};
}

// An answer of \a size octets in pieces of \a piece, as 61XX and GET RESPONSE bring it.
ScriptedCard::Script inPieces(std::size_t size, std::size_t piece)
{
    return [rest = counting(size), piece](ByteView) mutable {
        const std::size_t now = std::min(piece, rest.size());
        Bytes answer(rest.begin(), rest.begin() + static_cast<int>(now));
        rest.erase(rest.begin(), rest.begin() + static_cast<int>(now));
        if (rest.empty())
            return answer + hex("9000");
        return answer
            + Bytes{0x61, static_cast<std::uint8_t>(std::min<std::size_t>(rest.size(), 256))};
    };
}

QStringList asHex(const std::vector<Bytes> &commands)
{
    QStringList list;
    for (const Bytes &command : commands)
        list.append(toHex(command));
    return list;
}

} // namespace

class TransactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void collectsLongAnswers();
    void boundsLongAnswers();
    void endsChainsWithoutData();
    void endsChainsOfCrumbs();
    void stopsAtPrefix();
    void repeatsWithNamedLe();
    void repeatsOnlyOnce();
    void chainsLongCommands();
    void endsChainAtRefusal();
    void usesExtendedLength();
    void keepsShortCommandsShort();
    void fallsBackAfterWrongLength();
    void doesNotFallBackOnceProven();
    void minimumOfReaderAndCard_data();
    void minimumOfReaderAndCard();
    void speaksT0();
    void countsCost();
    void cancelsBetweenApdus();
    void refusesCutAnswers_data();
    void refusesCutAnswers();
    void tellsTornCard();
    void tellsRemovedReader();
    void tellsDeadService();
    void tellsTransportFailures_data();
    void tellsTransportFailures();
    void resetsAtEnd();
};

void TransactionTest::collectsLongAnswers()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    QVERIFY(transaction);
    desk.card->setScript(inPieces(1000, 256));
    const auto response = transaction->transmit(getData());
    QVERIFY(response);
    QCOMPARE(response->status.value, 0x9000);
    QVERIFY(equal(response->data, counting(1000)));
    QCOMPARE(asHex(desk.card->commands()),
        (QStringList{QStringLiteral("00CB3FFF055C035FC10500"), QStringLiteral("00C0000000"),
            QStringLiteral("00C0000000"), QStringLiteral("00C00000E8")}));
}

void TransactionTest::boundsLongAnswers()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript([](ByteView) { return counting(256) + hex("6100"); });
    const auto response = transaction->transmit(getData(), 1000);
    QVERIFY(!response);
    QCOMPARE(response.error().code, ErrorCode::CardDataTooLarge);
    QCOMPARE(desk.card->commands().size(), 4U);
}

void TransactionTest::endsChainsWithoutData()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript([](ByteView) { return hex("6110"); });
    const auto response = transaction->transmit(getData());
    QVERIFY(!response);
    QCOMPARE(response.error().code, ErrorCode::CardMalformedData);
    QCOMPARE(desk.card->commands().size(), 2U);
}

void TransactionTest::endsChainsOfCrumbs()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript([](ByteView) { return hex("AA6101"); });
    const auto response = transaction->transmit(getData(), 1024);
    QVERIFY(!response);
    QCOMPARE(response.error().code, ErrorCode::CardMalformedData);
    QVERIFY(desk.card->commands().size() < 64);
}

void TransactionTest::stopsAtPrefix()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript(inPieces(1000, 256));
    const auto response = transaction->transmitPrefix(getData(), 256);
    QVERIFY(response);
    QCOMPARE(response->status.sw1(), 0x61);
    QVERIFY(equal(response->data, counting(256)));
    QCOMPARE(desk.card->commands().size(), 1U);
}

void TransactionTest::repeatsWithNamedLe()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript(
        [](ByteView command) { return command.back() == 0x03 ? hex("0102039000") : hex("6C03"); });
    const auto response = transaction->transmit({0x00, 0xCB, 0x3F, 0xFF, ByteView{}, 8});
    QVERIFY(response);
    QCOMPARE(toHex(response->data), QStringLiteral("010203"));
    QCOMPARE(asHex(desk.card->commands()),
        (QStringList{QStringLiteral("00CB3FFF08"), QStringLiteral("00CB3FFF03")}));
}

void TransactionTest::repeatsOnlyOnce()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript([](ByteView) { return hex("6C03"); });
    const auto response = transaction->transmit(getData());
    QVERIFY(response);
    QCOMPARE(response->status.value, 0x6C03);
    QCOMPARE(desk.card->commands().size(), 2U);
}

void TransactionTest::chainsLongCommands()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript({});
    const Bytes data = counting(600);
    const auto response = transaction->transmit({0x00, 0xDB, 0x3F, 0xFF, ByteView(data), 256});
    QVERIFY(response);
    const auto commands = desk.card->commands();
    QCOMPARE(commands.size(), 3U);
    QCOMPARE(toHex(ByteView(commands[0]).first(5)), QStringLiteral("10DB3FFFFF"));
    QCOMPARE(toHex(ByteView(commands[1]).first(5)), QStringLiteral("10DB3FFFFF"));
    QCOMPARE(toHex(ByteView(commands[2]).first(5)), QStringLiteral("00DB3FFF5A"));
    QCOMPARE(commands[0].size(), 5U + 255U);
    QCOMPARE(commands[2].size(), 5U + 90U + 1U); // Le stands on the last alone
    Bytes sent;
    for (const Bytes &command : commands)
        append(sent, ByteView(command).subspan(5, command[4]));
    QVERIFY(equal(sent, data));
}

void TransactionTest::endsChainAtRefusal()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript([](ByteView) { return hex("6982"); });
    const Bytes data = counting(600);
    const auto response = transaction->transmit({0x00, 0xDB, 0x3F, 0xFF, ByteView(data)});
    QVERIFY(response);
    QCOMPARE(response->status.value, 0x6982);
    QCOMPARE(desk.card->commands().size(), 1U);
}

void TransactionTest::usesExtendedLength()
{
    ConnectedCard desk(ScriptedCard::extendedAtr);
    auto transaction = desk.connection->begin();
    QVERIFY(desk.connection->extendedLength());
    desk.card->setScript([](ByteView) { return counting(1000) + hex("9000"); });
    const auto response = transaction->transmit(getData());
    QVERIFY(response);
    QCOMPARE(response->data.size(), 1000U);
    QCOMPARE(
        asHex(desk.card->commands()), QStringList{QStringLiteral("00CB3FFF0000055C035FC1050000")});
}

void TransactionTest::keepsShortCommandsShort()
{
    ConnectedCard desk(ScriptedCard::extendedAtr);
    auto transaction = desk.connection->begin();
    desk.card->setScript({});
    QVERIFY(transaction->transmit({0x00, 0x20, 0x00, 0x80}));
    QVERIFY(transaction->transmit({0x00, 0xA4, 0x04, 0x00, hex("A000000308"), 256}));
    QCOMPARE(asHex(desk.card->commands()),
        (QStringList{QStringLiteral("00200080"), QStringLiteral("00A4040005A00000030800")}));
}

void TransactionTest::fallsBackAfterWrongLength()
{
    ConnectedCard desk(ScriptedCard::extendedAtr);
    auto transaction = desk.connection->begin();
    desk.card->setScript(
        [](ByteView command) { return command[4] == 0x00 ? hex("6700") : hex("53009000"); });
    const auto response = transaction->transmit(getData());
    QVERIFY(response);
    QCOMPARE(response->status.value, 0x9000);
    QVERIFY(!desk.connection->extendedLength());
    QVERIFY(transaction->transmit(getData()));
    QCOMPARE(desk.card->commands().size(), 3U); // extended, short; and then short at once
}

void TransactionTest::doesNotFallBackOnceProven()
{
    ConnectedCard desk(ScriptedCard::extendedAtr);
    auto transaction = desk.connection->begin();
    desk.card->setScript({});
    QVERIFY(transaction->transmit(getData()));
    desk.card->setScript([](ByteView) { return hex("6700"); });
    const auto response = transaction->transmit(getData());
    QVERIFY(response);
    QCOMPARE(response->status.value, 0x6700);
    QCOMPARE(desk.card->commands().size(), 1U);
    QVERIFY(desk.connection->extendedLength());
}

void TransactionTest::minimumOfReaderAndCard_data()
{
    QTest::addColumn<uint>("readerTakes");
    QTest::addColumn<bool>("extended");
    QTest::addColumn<QString>("command");
    QTest::newRow("short only") << 0U << false << QStringLiteral("00CB3FFF055C035FC10500");
    QTest::newRow("below extended") << 255U << false << QStringLiteral("00CB3FFF055C035FC10500");
    QTest::newRow("2048 octets") << 2048U << true << QStringLiteral("00CB3FFF0000055C035FC1050800");
    QTest::newRow("everything") << 65536U << true << QStringLiteral("00CB3FFF0000055C035FC1050000");
}

void TransactionTest::minimumOfReaderAndCard()
{
    QFETCH(uint, readerTakes);
    QFETCH(bool, extended);
    QFETCH(QString, command);
    ConnectedCard desk(ScriptedCard::extendedAtr, {false, readerTakes});
    auto transaction = desk.connection->begin();
    QCOMPARE(desk.connection->extendedLength(), extended);
    desk.card->setScript({});
    QVERIFY(transaction->transmit(getData()));
    QCOMPARE(asHex(desk.card->commands()), QStringList{command});
}

void TransactionTest::speaksT0()
{
    ConnectedCard desk(ScriptedCard::t0Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript([](ByteView command) {
        if (command[1] == 0xC0 && command[4] == 0x03)
            return hex("0102039000");
        if (command[1] == 0xC0)
            return hex("6C03");
        return hex("6100");
    });
    const auto response = transaction->transmit(getData());
    QVERIFY(response);
    QCOMPARE(toHex(response->data), QStringLiteral("010203"));
    QCOMPARE(asHex(desk.card->commands()),
        (QStringList{QStringLiteral("00CB3FFF055C035FC105"), QStringLiteral("00C0000000"),
            QStringLiteral("00C0000003")}));
}

void TransactionTest::countsCost()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    QCOMPARE(desk.connection->cost(), Cost{});
    desk.card->setScript(inPieces(300, 256));
    QVERIFY(transaction->transmit(getData()));
    QCOMPARE(desk.connection->cost(), (Cost{2, 11 + 5, 256 + 2 + 44 + 2}));
}

void TransactionTest::cancelsBetweenApdus()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript(inPieces(1000, 256));
    int before = 0;
    int after = 0;
    desk.connection->setObserver(
        {[&](std::chrono::seconds) { return ++before < 3; }, [&] { ++after; }});
    const auto response = transaction->transmit(getData());
    QVERIFY(!response);
    QCOMPARE(response.error().code, ErrorCode::Cancelled);
    QVERIFY(transaction->lastCommandSent());
    QCOMPARE(desk.card->commands().size(), 2U);
    QCOMPARE(after, 2);

    desk.connection->setObserver({[](std::chrono::seconds) { return false; }, {}});
    QVERIFY(!transaction->transmit(getData()));
    QVERIFY(!transaction->lastCommandSent());
}

void TransactionTest::refusesCutAnswers_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << 0 << ErrorCode::CardCommunication;
    QTest::newRow("half a status word") << 1 << ErrorCode::CardMalformedData;
}

void TransactionTest::refusesCutAnswers()
{
    QFETCH(int, size);
    QFETCH(ErrorCode, code);
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.card->setScript([&](ByteView) { return Bytes(static_cast<std::size_t>(size), 0x90); });
    const auto response = transaction->transmit(getData());
    QVERIFY(!response);
    QCOMPARE(response.error().code, code);
    QVERIFY(transaction->lastCommandSent());
}

void TransactionTest::tellsTornCard()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.pcsc.setTransmitHook([&](const QString &, int) { desk.pcsc.pull(reader); });
    const auto torn = transaction->transmit(getData());
    QVERIFY(!torn);
    QCOMPARE(torn.error().code, ErrorCode::CardRemoved);
    QVERIFY(transaction->lastCommandSent());
    const auto later = transaction->transmit(getData());
    QCOMPARE(later.error().code, ErrorCode::CardRemoved);
}

void TransactionTest::tellsRemovedReader()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.pcsc.setTransmitHook([&](const QString &, int) { desk.pcsc.removeReader(reader); });
    const auto torn = transaction->transmit(getData());
    QVERIFY(!torn);
    QCOMPARE(torn.error().code, ErrorCode::ReaderUnavailable);
}

void TransactionTest::tellsDeadService()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.pcsc.setTransmitHook([&](const QString &, int) { desk.pcsc.stopService(); });
    const auto torn = transaction->transmit(getData());
    QVERIFY(!torn);
    QCOMPARE(torn.error().code, ErrorCode::PcscServiceStopped);
    desk.pcsc.startService(); // the old context stays dead
    QCOMPARE(transaction->transmit(getData()).error().code, ErrorCode::PcscServiceStopped);
}

void TransactionTest::tellsTransportFailures_data()
{
    QTest::addColumn<qlonglong>("scard");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not transacted")
        << qlonglong{SCARD_E_NOT_TRANSACTED} << ErrorCode::CardCommunication;
    QTest::newRow("no card") << qlonglong{SCARD_E_NO_SMARTCARD} << ErrorCode::CardRemoved;
    QTest::newRow("removed") << qlonglong{SCARD_W_REMOVED_CARD} << ErrorCode::CardRemoved;
    QTest::newRow("reset") << qlonglong{SCARD_W_RESET_CARD} << ErrorCode::CardCommunication;
    QTest::newRow("mute") << qlonglong{SCARD_W_UNRESPONSIVE_CARD} << ErrorCode::CardMute;
    QTest::newRow("reader") << qlonglong{SCARD_E_READER_UNAVAILABLE}
                            << ErrorCode::ReaderUnavailable;
    QTest::newRow("too long") << qlonglong{SCARD_E_INSUFFICIENT_BUFFER}
                              << ErrorCode::CardDataTooLarge;
    QTest::newRow("failure") << qlonglong{SCARD_F_UNKNOWN_ERROR} << ErrorCode::PcscFailure;
}

void TransactionTest::tellsTransportFailures()
{
    QFETCH(qlonglong, scard);
    QFETCH(ErrorCode, code);
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    desk.pcsc.failNext(sandbox::PcscFunction::Transmit, static_cast<LONG>(scard));
    const auto response = transaction->transmit(getData());
    QVERIFY(!response);
    QCOMPARE(response.error().code, code);

    // The same when the card has run the command and only its answer is lost.
    desk.pcsc.loseNextAnswer(static_cast<LONG>(scard));
    const auto lost = transaction->transmit(getData());
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, code);
    QVERIFY(transaction->lastCommandSent());
    QVERIFY(transaction->transmit(getData()));
}

void TransactionTest::resetsAtEnd()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    {
        auto transaction = desk.connection->begin();
        QVERIFY(!transaction->wasReset());
        transaction->resetAtEnd();
    }
    QCOMPARE(desk.card->resets(), 1);
    {
        auto transaction = desk.connection->begin();
        QVERIFY(transaction);
        QVERIFY(transaction->wasReset());
        QVERIFY(transaction->transmit(getData()));
    }
    QCOMPARE(desk.card->resets(), 1);
    QVERIFY(!desk.connection->begin()->wasReset());
}

QTEST_GUILESS_MAIN(TransactionTest)
#include "transaction_test.moc"
