#include "core/smartcard/pinpad.h"
#include "core/smartcard/transaction.h"
#include "scriptedcard.h"

#include <QtTest>

using namespace eid;
using sandbox::PadEntry;

namespace {

const QString reader = QStringLiteral("Reader");

Bytes digits(const char *text)
{
    const QByteArrayView view(text);
    return {view.begin(), view.end()};
}

PadEntry confirmed(std::vector<Bytes> keyed)
{
    return {PadEntry::Ending::Confirmed, std::move(keyed)};
}

} // namespace

class PinPadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesFeatures();
    void parsesHostileFeatures_data();
    void parsesHostileFeatures();
    void parsesProperties();
    void encodesVerify();
    void encodesModify();
    void verifies();
    void modifies();
    void tellsWhatTheHolderDid_data();
    void tellsWhatTheHolderDid();
    void isUnsupportedWithoutPad();
    void observerHearsOfTheHolder();
    void tellsCardPulledAtThePad();
};

void PinPadTest::parsesFeatures()
{
    const PinPadFeatures features
        = parsePinPadFeatures(hex("06 04 42330006 07 04 42330007 0A 04 4233000A 12 04 42330012"));
    QCOMPARE(features.verifyDirect, 0x42330006U);
    QCOMPARE(features.modifyDirect, 0x42330007U);
    QCOMPARE(features.tlvProperties, 0x42330012U);
    QVERIFY(!features.maximumApduData);
}

void PinPadTest::parsesHostileFeatures_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("canVerify");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("tag alone") << QStringLiteral("06") << false;
    QTest::newRow("value cut short") << QStringLiteral("0604423300") << false;
    QTest::newRow("value too short") << QStringLiteral("0603423300") << false;
    QTest::newRow("value too long") << QStringLiteral("06054233000600") << false;
    QTest::newRow("length lies") << QStringLiteral("06FF42330006") << false;
    QTest::newRow("odd entry before") << QStringLiteral("9901AA060442330006") << true;
    QTest::newRow("cut entry behind") << QStringLiteral("0604423300060704") << true;
    QTest::newRow("code zero") << QStringLiteral("060400000000") << false;
}

void PinPadTest::parsesHostileFeatures()
{
    QFETCH(QString, answer);
    QFETCH(bool, canVerify);
    const PinPadFeatures features = parsePinPadFeatures(*fromHex(answer));
    QCOMPARE(features.canVerify(), canVerify);
    QVERIFY(!features.canModify());
}

void PinPadTest::parsesProperties()
{
    QCOMPARE(parseMaximumApduData(hex("060104 070108 0A0400000100")).value(), 65536U);
    QCOMPARE(parseMaximumApduData(hex("0A0400000000")).value(), 0U);
    QVERIFY(!parseMaximumApduData(hex("0A020001")));
    QVERIFY(!parseMaximumApduData(hex("0A04000001")));
    QVERIFY(!parseMaximumApduData({}));
}

void PinPadTest::encodesVerify()
{
    // PC/SC part 10, 2.5.2; integers in the order of the host.
    QCOMPARE(toHex(encodePinPadVerify({})),
        QStringLiteral("1E1E820800080602010904000000000D000000"
                       "0020008008FFFFFFFFFFFFFFFF"));
}

void PinPadTest::encodesModify()
{
    QCOMPARE(toHex(encodePinPadModify({})),
        QStringLiteral("1E1E820800000808060302030904000102000000"
                       "15000000"
                       "0024008010FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"));
}

void PinPadTest::verifies()
{
    ConnectedCard desk(ScriptedCard::t1Atr, {true});
    auto transaction = desk.connection->begin();
    desk.card->setScript([](ByteView) { return hex("63C2"); });
    desk.pcsc.keyAtPad(reader, confirmed({digits("471108")}));
    const auto status = transaction->verifyAtPinPad({});
    QVERIFY(status);
    QCOMPARE(status->value, 0x63C2);
    QVERIFY(transaction->lastCommandSent());
    QCOMPARE(toHex(desk.card->commands().at(0)), QStringLiteral("0020008008343731313038FFFF"));
    QCOMPARE(desk.connection->cost(), (Cost{1, 13, 2}));
}

void PinPadTest::modifies()
{
    ConnectedCard desk(ScriptedCard::t1Atr, {true});
    auto transaction = desk.connection->begin();
    desk.card->setScript({});
    desk.pcsc.keyAtPad(
        reader, confirmed({digits("471108"), digits("90210437"), digits("90210437")}));
    const auto status = transaction->modifyAtPinPad({});
    QVERIFY(status);
    QVERIFY(status->isSuccess());
    QCOMPARE(toHex(desk.card->commands().at(0)),
        QStringLiteral("0024008010343731313038FFFF3930323130343337"));
}

void PinPadTest::tellsWhatTheHolderDid_data()
{
    QTest::addColumn<int>("ending");
    QTest::addColumn<QString>("newPin");
    QTest::addColumn<QString>("again");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, PadEntry::Ending ending, const char *newPin,
                         const char *again, ErrorCode code) {
        QTest::newRow(name) << int(ending) << QString::fromLatin1(newPin)
                            << QString::fromLatin1(again) << code;
    };
    row("time", PadEntry::Ending::TimedOut, "", "", ErrorCode::TimedOut);
    row("cancel", PadEntry::Ending::Cancelled, "", "", ErrorCode::Cancelled);
    row("mismatch", PadEntry::Ending::Confirmed, "902104", "902105", ErrorCode::PinMismatch);
    row("length", PadEntry::Ending::Confirmed, "9021", "9021", ErrorCode::PinTooShort);
}

void PinPadTest::tellsWhatTheHolderDid()
{
    QFETCH(int, ending);
    QFETCH(QString, newPin);
    QFETCH(QString, again);
    QFETCH(ErrorCode, code);
    ConnectedCard desk(ScriptedCard::t1Atr, {true});
    auto transaction = desk.connection->begin();
    desk.pcsc.keyAtPad(reader,
        {PadEntry::Ending(ending),
            {digits("471108"), digits(qPrintable(newPin)), digits(qPrintable(again))}});
    const auto status = transaction->modifyAtPinPad({});
    QVERIFY(!status);
    QCOMPARE(status.error().code, code);
    QVERIFY(!transaction->lastCommandSent());
    QVERIFY(desk.card->commands().empty());
}

void PinPadTest::isUnsupportedWithoutPad()
{
    ConnectedCard desk(ScriptedCard::t1Atr);
    auto transaction = desk.connection->begin();
    QVERIFY(!desk.connection->pinPad().canVerify());
    QCOMPARE(transaction->verifyAtPinPad({}).error().code, ErrorCode::PinPadUnsupported);
    QCOMPARE(transaction->modifyAtPinPad({}).error().code, ErrorCode::PinPadUnsupported);
    QVERIFY(!transaction->lastCommandSent());
}

void PinPadTest::observerHearsOfTheHolder()
{
    ConnectedCard desk(ScriptedCard::t1Atr, {true});
    auto transaction = desk.connection->begin();
    std::chrono::seconds holder{0};
    desk.connection->setObserver({[&](std::chrono::seconds longer) {
                                      holder = longer;
                                      return false;
                                  },
        {}});
    QCOMPARE(transaction->verifyAtPinPad({}).error().code, ErrorCode::Cancelled);
    QVERIFY(holder >= std::chrono::seconds(30));
    QVERIFY(!transaction->lastCommandSent());
}

void PinPadTest::tellsCardPulledAtThePad()
{
    ConnectedCard desk(ScriptedCard::t1Atr, {true});
    auto transaction = desk.connection->begin();
    desk.pcsc.setTransmitHook([&](const QString &, int) { desk.pcsc.pull(reader); });
    desk.pcsc.keyAtPad(reader, confirmed({digits("471108")}));
    const auto status = transaction->verifyAtPinPad({});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::CardRemoved);
    QVERIFY(transaction->lastCommandSent());
}

QTEST_GUILESS_MAIN(PinPadTest)
#include "pinpad_test.moc"
