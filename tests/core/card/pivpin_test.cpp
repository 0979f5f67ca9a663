#include "core/card/piv/pivpin.h"

#include <QTest>

using namespace eid;

namespace {

Secret secret(std::string_view characters)
{
    Secret made;
    for (const char character : characters)
        made.append(static_cast<std::uint8_t>(character));
    return made;
}

QString headerOf(const CommandApdu &command)
{
    const std::uint8_t header[]{command.cla, command.ins, command.p1, command.p2};
    return toHex(header);
}

QString dataOf(const CommandApdu &command)
{
    return toHex(command.data.octets());
}

} // namespace

class PivPinTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void padsEntries()
    {
        const CommandApdu verify = verifyCommand(secret("123456"));
        QCOMPARE(headerOf(verify), u"00200080"_qs);
        QCOMPARE(dataOf(verify), u"313233343536FFFF"_qs);
        const CommandApdu change
            = changeCommand(PinRole::Puk, secret("12345678"), secret("876543"));
        QCOMPARE(headerOf(change), u"00240081"_qs);
        QCOMPARE(dataOf(change), u"3132333435363738383736353433FFFF"_qs);
        const CommandApdu unblock = unblockCommand(secret("12345678"), secret("1234567"));
        QCOMPARE(headerOf(unblock), u"002C0080"_qs);
        QCOMPARE(dataOf(unblock), u"313233343536373831323334353637FF"_qs);
    }

    void asksWithoutData()
    {
        QCOMPARE(headerOf(askTriesCommand()), u"00200080"_qs);
        QVERIFY(askTriesCommand().data.isEmpty());
        QCOMPARE(headerOf(logOutCommand()), u"0020FF80"_qs);
        QVERIFY(logOutCommand().data.isEmpty());
    }

    void judgesStatusWords_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorCode>("ofPin");
        QTest::addColumn<ErrorCode>("ofPuk");
        QTest::addColumn<int>("triesLeft"); // -1: not told
        const auto same = [](const char *name, int status, ErrorCode code) {
            QTest::newRow(name) << status << code << code << -1;
        };

        QTest::newRow("63C2") << 0x63C2 << ErrorCode::PinWrong << ErrorCode::PukWrong << 2;
        QTest::newRow("63CF") << 0x63CF << ErrorCode::PinWrong << ErrorCode::PukWrong << 15;
        QTest::newRow("6300") << 0x6300 << ErrorCode::PinWrong << ErrorCode::PukWrong << -1;
        QTest::newRow("63C0") << 0x63C0 << ErrorCode::PinBlocked << ErrorCode::PukBlocked << 0;
        QTest::newRow("6983") << 0x6983 << ErrorCode::PinBlocked << ErrorCode::PukBlocked << 0;
        QTest::newRow("6984") << 0x6984 << ErrorCode::PinBlocked << ErrorCode::PukBlocked << 0;
        same("6982", 0x6982, ErrorCode::CardSecurityStatus);
        same("6D00", 0x6D00, ErrorCode::CardUnsupported);
        same("6A80", 0x6A80, errorOf(StatusWord{0x6A80}).code);
        same("6700", 0x6700, errorOf(StatusWord{0x6700}).code);
        same("6A88", 0x6A88, errorOf(StatusWord{0x6A88}).code);
    }

    void judgesStatusWords()
    {
        QFETCH(int, status);
        QFETCH(int, triesLeft);
        const StatusWord word{static_cast<std::uint16_t>(status)};
        const Error ofPin = pinError(word, PinRole::Pin);
        QTEST(ofPin.code, "ofPin");
        QTEST(pinError(word, PinRole::Puk).code, "ofPuk");
        QCOMPARE(ofPin.triesLeft.value_or(-1), triesLeft);
        QVERIFY(ofPin.detail.contains(word.toString()));
    }
};

QTEST_APPLESS_MAIN(PivPinTest)
#include "pivpin_test.moc"
