#include "core/smartcard/connection.h"
#include "core/smartcard/transaction.h"
#include "scriptedcard.h"

#include <QtTest>

#include <thread>

using namespace eid;
using sandbox::PcscFunction;

namespace {

const QString reader = QStringLiteral("Reader");

Result<std::unique_ptr<Connection>> open(const sandbox::InProcessPcsc &pcsc, const QString &name)
{
    auto context = PcscContext::establish(pcsc.api());
    if (!context)
        return failure(context.error());
    return Connection::open(*context, name);
}

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItTook();
    void namesReaderAndAtr();
    void refusesWhatCannotBeOpened();
    void failsAtAnyCall();
    void renewsAfterReset();
    void doesNotFollowASwap();
    void givesUpOnEndlessResets();
    void waitsForAnotherProgram();
    void asksReaderOnce();
};

void ConnectionTest::givesBackWhatItTook()
{
    sandbox::InProcessPcsc pcsc;
    pcsc.addReader(reader);
    pcsc.insert(reader, std::make_shared<ScriptedCard>(ScriptedCard::t1Atr));
    {
        const auto connection = open(pcsc, reader);
        QVERIFY(connection);
        QVERIFY((*connection)->begin());
        QCOMPARE(pcsc.openHandles(), 1);
    }
    QCOMPARE(pcsc.openHandles(), 0);
    QCOMPARE(pcsc.openContexts(), 0);
}

void ConnectionTest::namesReaderAndAtr()
{
    ConnectedCard desk(ScriptedCard::extendedAtr);
    QCOMPARE(desk.connection->reader(), reader);
    QVERIFY(equal(desk.connection->atr(), ScriptedCard::extendedAtr));
}

void ConnectionTest::refusesWhatCannotBeOpened()
{
    sandbox::InProcessPcsc pcsc;
    QCOMPARE(open(pcsc, reader).error().code, ErrorCode::ReaderNotFound);
    pcsc.addReader(reader);
    QCOMPARE(open(pcsc, reader).error().code, ErrorCode::NoCard);
    pcsc.insert(reader, std::make_shared<ScriptedCard>(Bytes{}));
    QCOMPARE(open(pcsc, reader).error().code, ErrorCode::CardMute);
    pcsc.insert(reader, std::make_shared<ScriptedCard>(ScriptedCard::t1Atr));
    pcsc.setExclusiveByOther(reader, true);
    QCOMPARE(open(pcsc, reader).error().code, ErrorCode::CardBusy);
    pcsc.setExclusiveByOther(reader, false);
    QVERIFY(open(pcsc, reader));
    pcsc.stopService();
    QCOMPARE(open(pcsc, reader).error().code, ErrorCode::PcscServiceStopped);
    QCOMPARE(pcsc.openHandles(), 0);
}

void ConnectionTest::failsAtAnyCall()
{
    sandbox::InProcessPcsc pcsc;
    pcsc.addReader(reader);
    pcsc.insert(reader, std::make_shared<ScriptedCard>(ScriptedCard::t1Atr));
    for (const PcscFunction function :
        {PcscFunction::EstablishContext, PcscFunction::Connect, PcscFunction::GetStatusChange,
            PcscFunction::BeginTransaction, PcscFunction::Transmit}) {
        pcsc.failNext(function, SCARD_F_INTERNAL_ERROR);
        auto connection = open(pcsc, reader);
        if (connection) {
            auto transaction = (*connection)->begin();
            QVERIFY(function != PcscFunction::BeginTransaction || !transaction);
            if (transaction)
                QVERIFY(!transaction->transmit({0x00, 0x20, 0x00, 0x80}));
        }
    }
    // These may fail without harm to the work.
    for (const PcscFunction function : {PcscFunction::Control, PcscFunction::EndTransaction,
             PcscFunction::Disconnect, PcscFunction::ReleaseContext}) {
        pcsc.failNext(function, SCARD_F_INTERNAL_ERROR);
        auto connection = open(pcsc, reader);
        QVERIFY(connection);
        auto transaction = (*connection)->begin();
        QVERIFY(transaction);
        QVERIFY(transaction->transmit({0x00, 0x20, 0x00, 0x80}));
    }
    QCOMPARE(pcsc.openContexts(), 0);
    QCOMPARE(pcsc.openHandles(), 0);
}

void ConnectionTest::renewsAfterReset()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    QVERIFY(!desk.connection->begin()->wasReset());
    desk.pcsc.resetByOther(reader);
    {
        auto transaction = desk.connection->begin();
        QVERIFY(transaction);
        QVERIFY(transaction->wasReset());
        QVERIFY(transaction->transmit({0x00, 0x20, 0x00, 0x80}));
    }
    QVERIFY(!desk.connection->begin()->wasReset());

    desk.pcsc.resetByOther(reader);
    desk.pcsc.failNext(PcscFunction::Reconnect, SCARD_W_UNRESPONSIVE_CARD);
    QCOMPARE(desk.connection->begin().error().code, ErrorCode::CardMute);
}

void ConnectionTest::doesNotFollowASwap()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    desk.pcsc.pull(reader);
    QCOMPARE(desk.connection->begin().error().code, ErrorCode::CardRemoved);
    desk.pcsc.insert(reader, std::make_shared<ScriptedCard>(ScriptedCard::t1Atr));
    QCOMPARE(desk.connection->begin().error().code, ErrorCode::CardRemoved);
    QCOMPARE(desk.pcsc.calls(PcscFunction::Reconnect), 0);
    desk.pcsc.removeReader(reader);
    QCOMPARE(desk.connection->begin().error().code, ErrorCode::ReaderUnavailable);
}

void ConnectionTest::givesUpOnEndlessResets()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    desk.pcsc.failAlways(PcscFunction::BeginTransaction, SCARD_W_RESET_CARD);
    QCOMPARE(desk.connection->begin().error().code, ErrorCode::CardBusy);
}

void ConnectionTest::waitsForAnotherProgram()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    desk.pcsc.holdByOther(reader);
    std::thread other([&] { desk.pcsc.releaseByOther(reader); });
    const bool began = desk.connection->begin().has_value();
    other.join();
    QVERIFY(began);
}

void ConnectionTest::asksReaderOnce()
{
    ConnectedCard desk(ScriptedCard::t1Atr, {true, 65536});
    for (int i = 0; i < 3; ++i)
        QVERIFY(desk.connection->begin());
    QCOMPARE(desk.pcsc.calls(PcscFunction::Control), 2); // the features, and their properties
    QVERIFY(desk.connection->pinPad().canVerify());
    QVERIFY(desk.connection->pinPad().canModify());
    QCOMPARE(desk.connection->cost(), Cost{});
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connection_test.moc"
