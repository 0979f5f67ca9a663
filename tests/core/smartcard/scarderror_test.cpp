#include "core/smartcard/scarderror.h"

#include <QtTest>

using namespace eid;

class ScardErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void success();
    void codes_data();
    void codes();
    void namedCodesAreKnown();
    void unknownCode();
};

void ScardErrorTest::success()
{
    QVERIFY(checkScard(SCARD_S_SUCCESS));
}

void ScardErrorTest::codes_data()
{
    QTest::addColumn<qlonglong>("scard");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, LONG scard, ErrorCode code) {
        QTest::newRow(name) << qlonglong{scard} << code;
    };
    row("service", SCARD_E_NO_SERVICE, ErrorCode::PcscServiceStopped);
    row("stopped", SCARD_E_SERVICE_STOPPED, ErrorCode::PcscServiceStopped);
    row("socket", SCARD_F_COMM_ERROR, ErrorCode::PcscServiceStopped);
    row("polkit", SCARD_W_SECURITY_VIOLATION, ErrorCode::PcscAccessDenied);
    row("access", SCARD_E_NO_ACCESS, ErrorCode::PcscAccessDenied);
    row("no reader", SCARD_E_NO_READERS_AVAILABLE, ErrorCode::NoReader);
    row("reader name", SCARD_E_UNKNOWN_READER, ErrorCode::ReaderNotFound);
    row("reader gone", SCARD_E_READER_UNAVAILABLE, ErrorCode::ReaderUnavailable);
    row("no card", SCARD_E_NO_SMARTCARD, ErrorCode::NoCard);
    row("removed", SCARD_W_REMOVED_CARD, ErrorCode::CardRemoved);
    row("reset", SCARD_W_RESET_CARD, ErrorCode::CardCommunication);
    row("mute", SCARD_W_UNRESPONSIVE_CARD, ErrorCode::CardMute);
    row("unpowered", SCARD_W_UNPOWERED_CARD, ErrorCode::CardMute);
    row("shared", SCARD_E_SHARING_VIOLATION, ErrorCode::CardBusy);
    row("not transacted", SCARD_E_NOT_TRANSACTED, ErrorCode::CardCommunication);
    row("protocol", SCARD_E_PROTO_MISMATCH, ErrorCode::CardCommunication);
    row("buffer", SCARD_E_INSUFFICIENT_BUFFER, ErrorCode::CardDataTooLarge);
    row("cancelled", SCARD_E_CANCELLED, ErrorCode::Cancelled);
    row("timeout", SCARD_E_TIMEOUT, ErrorCode::TimedOut);
    row("handle", SCARD_E_INVALID_HANDLE, ErrorCode::PcscFailure);
    row("our mistake", SCARD_E_INVALID_PARAMETER, ErrorCode::Internal);
}

void ScardErrorTest::codes()
{
    QFETCH(qlonglong, scard);
    QFETCH(ErrorCode, code);
    const Error error = errorOfScard(static_cast<LONG>(scard));
    QCOMPARE(error.code, code);
    QCOMPARE(error.detail,
        QStringLiteral("PC/SC ") + QString::number(static_cast<quint32>(scard), 16).toUpper());
    // Windows' LONG has 32 bits: the same code, negative.
    const auto negative = static_cast<LONG>(static_cast<qint32>(static_cast<quint32>(scard)));
    QCOMPARE(errorOfScard(negative).code, code);
    const auto checked = checkScard(static_cast<LONG>(scard));
    QVERIFY(!checked);
    QCOMPARE(checked.error(), error);
}

void ScardErrorTest::namedCodesAreKnown()
{
    // Whatever has a name ends in words that fit it better than "a fault of the service", but for
    // those that say nothing else.
    const QList<quint32> vague{0x80100001, 0x80100003, 0x80100005, 0x80100006, 0x8010000E,
        0x80100014, 0x8010001B, 0x8010001F, 0x80100020, 0x80100021, 0x8010002B, 0x80100031};
    for (quint32 code = 0x80100001; code <= 0x8010006F; ++code) {
        const bool named = code <= 0x80100034 || code >= 0x80100065;
        const bool isVague = errorOfScard(static_cast<LONG>(code)).code == ErrorCode::PcscFailure;
        QCOMPARE(isVague, !named || vague.contains(code));
    }
}

void ScardErrorTest::unknownCode()
{
    const Error error = errorOfScard(static_cast<LONG>(0x8BADF00D));
    QCOMPARE(error.code, ErrorCode::PcscFailure);
    QVERIFY(error.detail.contains(u"8BADF00D"));
}

QTEST_APPLESS_MAIN(ScardErrorTest)
#include "scarderror_test.moc"
