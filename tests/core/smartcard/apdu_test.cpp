#include "core/smartcard/apdu.h"

#include <QtTest>

using namespace eid;

namespace {

QString encoded(std::size_t dataSize, std::size_t le, ApduForm form)
{
    const Bytes data(dataSize, 0xAB);
    const CommandApdu command(0x00, 0xCB, 0x3F, 0xFF, data, le);
    const Secret octets = encodeApdu(command, command.cla, data, le, form);
    return toHex(octets.octets());
}

} // namespace

class ApduTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortForms();
    void shortFormsForT0();
    void extendedForms();
    void dataOfMaximumLength();
    void classIsReplaced();
    void responses();
    void statusWords_data();
    void statusWords();
    void statusWordAsText();
};

void ApduTest::shortForms()
{
    using enum ApduForm;
    QCOMPARE(encoded(0, 0, ShortT1), QStringLiteral("00CB3FFF"));
    QCOMPARE(encoded(0, 8, ShortT1), QStringLiteral("00CB3FFF08"));
    QCOMPARE(encoded(0, 256, ShortT1), QStringLiteral("00CB3FFF00"));
    QCOMPARE(encoded(0, CommandApdu::maximumLe, ShortT1), QStringLiteral("00CB3FFF00"));
    QCOMPARE(encoded(2, 0, ShortT1), QStringLiteral("00CB3FFF02ABAB"));
    QCOMPARE(encoded(2, 256, ShortT1), QStringLiteral("00CB3FFF02ABAB00"));
    QCOMPARE(encoded(255, 256, ShortT1),
        QStringLiteral("00CB3FFFFF") + QStringLiteral("AB").repeated(255) + QStringLiteral("00"));
}

void ApduTest::shortFormsForT0()
{
    using enum ApduForm;
    QCOMPARE(encoded(0, 0, ShortT0), QStringLiteral("00CB3FFF00")); // P3 is always there
    QCOMPARE(encoded(0, 8, ShortT0), QStringLiteral("00CB3FFF08"));
    QCOMPARE(encoded(2, 0, ShortT0), QStringLiteral("00CB3FFF02ABAB"));
    QCOMPARE(encoded(2, 256, ShortT0), QStringLiteral("00CB3FFF02ABAB")); // case 4: no Le
}

void ApduTest::extendedForms()
{
    using enum ApduForm;
    QCOMPARE(encoded(0, 0, Extended), QStringLiteral("00CB3FFF"));
    QCOMPARE(encoded(0, 300, Extended), QStringLiteral("00CB3FFF00012C"));
    QCOMPARE(encoded(0, CommandApdu::maximumLe, Extended), QStringLiteral("00CB3FFF000000"));
    QCOMPARE(encoded(2, 0, Extended), QStringLiteral("00CB3FFF000002ABAB"));
    QCOMPARE(
        encoded(2, CommandApdu::maximumLe, Extended), QStringLiteral("00CB3FFF000002ABAB0000"));
    QCOMPARE(encoded(300, 256, Extended),
        QStringLiteral("00CB3FFF00012C") + QStringLiteral("AB").repeated(300)
            + QStringLiteral("0100"));
}

void ApduTest::dataOfMaximumLength()
{
    const Bytes data(CommandApdu::maximumData, 0x5A);
    const CommandApdu command(0x00, 0xDB, 0x3F, 0xFF, data, CommandApdu::maximumLe);
    const Secret octets = encodeApdu(command, 0x00, data, command.le, ApduForm::Extended);
    QCOMPARE(octets.size(), Secret::maximumSize);
}

void ApduTest::classIsReplaced()
{
    const CommandApdu command(0x00, 0xDB, 0x3F, 0xFF);
    const Secret octets = encodeApdu(command, 0x10, {}, 0, ApduForm::ShortT1);
    QCOMPARE(toHex(octets.octets()), QStringLiteral("10DB3FFF"));
}

void ApduTest::responses()
{
    const Bytes answer{0x01, 0x02, 0x63, 0xC2};
    const auto response = decodeResponse(answer);
    QVERIFY(response);
    QCOMPARE(toHex(response->data), QStringLiteral("0102"));
    QCOMPARE(response->status.value, 0x63C2);
    QVERIFY(!response->status.isSuccess());
    for (const std::size_t size : {0U, 1U}) {
        const auto cut = decodeResponse(ByteView(answer).first(size));
        QVERIFY(!cut);
        QCOMPARE(cut.error().code, ErrorCode::CardMalformedData);
    }
}

void ApduTest::statusWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](int status, ErrorCode code) {
        QTest::newRow(qPrintable(QString::number(status, 16))) << status << code;
    };
    row(0x6281, ErrorCode::CardMalformedData);
    row(0x6400, ErrorCode::CardRefused);
    row(0x6581, ErrorCode::CardMemory);
    row(0x6700, ErrorCode::CardUnsupported);
    row(0x6884, ErrorCode::CardUnsupported);
    row(0x6982, ErrorCode::CardSecurityStatus);
    row(0x6983, ErrorCode::CardSecurityStatus);
    row(0x6985, ErrorCode::CardRefused);
    row(0x6A80, ErrorCode::CardRefused);
    row(0x6A81, ErrorCode::CardUnsupported);
    row(0x6A82, ErrorCode::CardObjectMissing);
    row(0x6A84, ErrorCode::CardMemory);
    row(0x6A86, ErrorCode::CardUnsupported);
    row(0x6A88, ErrorCode::CardObjectMissing);
    row(0x6B00, ErrorCode::CardUnsupported);
    row(0x6C10, ErrorCode::CardCommunication);
    row(0x6D00, ErrorCode::CardUnsupported);
    row(0x6E00, ErrorCode::CardUnsupported);
    row(0x6F00, ErrorCode::CardRefused);
    row(0x1234, ErrorCode::CardRefused);
}

void ApduTest::statusWords()
{
    QFETCH(int, status);
    QFETCH(ErrorCode, code);
    const StatusWord word{static_cast<std::uint16_t>(status)};
    const Error error = errorOf(word);
    QCOMPARE(error.code, code);
    QVERIFY(error.detail.contains(word.toString()));
}

void ApduTest::statusWordAsText()
{
    QCOMPARE(StatusWord{0x6A82}.toString(), QStringLiteral("6A82"));
    QCOMPARE(StatusWord{0x0001}.toString(), QStringLiteral("0001"));
}

QTEST_APPLESS_MAIN(ApduTest)
#include "apdu_test.moc"
