#include "core/smartcard/scarderror.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace eid {

namespace {

using Row = std::pair<std::uint32_t, ErrorCode>;

// As numbers, because the headers of pcsc-lite and of Windows each lack some of the names, and give
// UNSUPPORTED_FEATURE different numbers.
constexpr Row rows[] = {
    {0x80100001, ErrorCode::PcscFailure}, // F_INTERNAL_ERROR
    {0x80100002, ErrorCode::Cancelled}, // E_CANCELLED
    {0x80100003, ErrorCode::PcscFailure}, // E_INVALID_HANDLE
    {0x80100004, ErrorCode::Internal}, // E_INVALID_PARAMETER
    {0x80100005, ErrorCode::PcscFailure}, // E_INVALID_TARGET
    {0x80100006, ErrorCode::PcscFailure}, // E_NO_MEMORY
    {0x80100007, ErrorCode::TimedOut}, // F_WAITED_TOO_LONG
    {0x80100008, ErrorCode::CardDataTooLarge}, // E_INSUFFICIENT_BUFFER
    {0x80100009, ErrorCode::ReaderNotFound}, // E_UNKNOWN_READER
    {0x8010000A, ErrorCode::TimedOut}, // E_TIMEOUT
    {0x8010000B, ErrorCode::CardBusy}, // E_SHARING_VIOLATION
    {0x8010000C, ErrorCode::NoCard}, // E_NO_SMARTCARD
    {0x8010000D, ErrorCode::CardUnknown}, // E_UNKNOWN_CARD
    {0x8010000E, ErrorCode::PcscFailure}, // E_CANT_DISPOSE
    {0x8010000F, ErrorCode::CardCommunication}, // E_PROTO_MISMATCH
    {0x80100010, ErrorCode::ReaderUnavailable}, // E_NOT_READY
    {0x80100011, ErrorCode::Internal}, // E_INVALID_VALUE
    {0x80100012, ErrorCode::PcscServiceStopped}, // E_SYSTEM_CANCELLED
    {0x80100013, ErrorCode::PcscServiceStopped}, // F_COMM_ERROR: the daemon's socket broke
    {0x80100014, ErrorCode::PcscFailure}, // F_UNKNOWN_ERROR
    {0x80100015, ErrorCode::CardUnknown}, // E_INVALID_ATR
    {0x80100016, ErrorCode::CardCommunication}, // E_NOT_TRANSACTED
    {0x80100017, ErrorCode::ReaderUnavailable}, // E_READER_UNAVAILABLE
    {0x80100018, ErrorCode::PcscServiceStopped}, // P_SHUTDOWN
    {0x80100019, ErrorCode::Internal}, // E_PCI_TOO_SMALL
    {0x8010001A, ErrorCode::ReaderUnavailable}, // E_READER_UNSUPPORTED
    {0x8010001B, ErrorCode::PcscFailure}, // E_DUPLICATE_READER
    {0x8010001C, ErrorCode::CardUnknown}, // E_CARD_UNSUPPORTED
    {0x8010001D, ErrorCode::PcscServiceStopped}, // E_NO_SERVICE
    {0x8010001E, ErrorCode::PcscServiceStopped}, // E_SERVICE_STOPPED
    {0x8010001F, ErrorCode::PcscFailure}, // E_UNEXPECTED, pcsc-lite's E_UNSUPPORTED_FEATURE
    {0x80100020, ErrorCode::PcscFailure}, // E_ICC_INSTALLATION
    {0x80100021, ErrorCode::PcscFailure}, // E_ICC_CREATEORDER
    {0x80100022, ErrorCode::CardUnsupported}, // Windows' E_UNSUPPORTED_FEATURE
    {0x80100023, ErrorCode::CardObjectMissing}, // E_DIR_NOT_FOUND
    {0x80100024, ErrorCode::CardObjectMissing}, // E_FILE_NOT_FOUND
    {0x80100025, ErrorCode::CardObjectMissing}, // E_NO_DIR
    {0x80100026, ErrorCode::CardObjectMissing}, // E_NO_FILE
    {0x80100027, ErrorCode::PcscAccessDenied}, // E_NO_ACCESS
    {0x80100028, ErrorCode::CardMemory}, // E_WRITE_TOO_MANY
    {0x80100029, ErrorCode::CardRefused}, // E_BAD_SEEK
    {0x8010002A, ErrorCode::CardSecurityStatus}, // E_INVALID_CHV
    {0x8010002B, ErrorCode::PcscFailure}, // E_UNKNOWN_RES_MNG
    {0x8010002C, ErrorCode::CertificateMissing}, // E_NO_SUCH_CERTIFICATE
    {0x8010002D, ErrorCode::CertificateMissing}, // E_CERTIFICATE_UNAVAILABLE
    {0x8010002E, ErrorCode::NoReader}, // E_NO_READERS_AVAILABLE
    {0x8010002F, ErrorCode::CardCommunication}, // E_COMM_DATA_LOST
    {0x80100030, ErrorCode::CardObjectMissing}, // E_NO_KEY_CONTAINER
    {0x80100031, ErrorCode::PcscFailure}, // E_SERVER_TOO_BUSY
    {0x80100032, ErrorCode::CardSecurityStatus}, // E_PIN_CACHE_EXPIRED
    {0x80100033, ErrorCode::CardSecurityStatus}, // E_NO_PIN_CACHE
    {0x80100034, ErrorCode::CardRefused}, // E_READ_ONLY_CARD
    {0x80100065, ErrorCode::CardUnknown}, // W_UNSUPPORTED_CARD
    {0x80100066, ErrorCode::CardMute}, // W_UNRESPONSIVE_CARD
    {0x80100067, ErrorCode::CardMute}, // W_UNPOWERED_CARD
    {0x80100068, ErrorCode::CardCommunication}, // W_RESET_CARD
    {0x80100069, ErrorCode::CardRemoved}, // W_REMOVED_CARD
    {0x8010006A, ErrorCode::PcscAccessDenied}, // W_SECURITY_VIOLATION: polkit's no
    {0x8010006B, ErrorCode::CardSecurityStatus}, // W_WRONG_CHV
    {0x8010006C, ErrorCode::CardSecurityStatus}, // W_CHV_BLOCKED
    {0x8010006D, ErrorCode::CardMalformedData}, // W_EOF
    {0x8010006E, ErrorCode::Cancelled}, // W_CANCELLED_BY_USER
    {0x8010006F, ErrorCode::CardSecurityStatus}, // W_CARD_NOT_AUTHENTICATED
};

} // namespace

Error errorOfScard(LONG code)
{
    // LONG has 64 bits on Linux and 32 on Windows, where the codes are negative.
    const auto number = static_cast<std::uint32_t>(code);
    const auto *row = std::ranges::find(rows, number, &Row::first);
    return {row == std::end(rows) ? ErrorCode::PcscFailure : row->second,
        QStringLiteral("PC/SC %1").arg(number, 8, 16, QLatin1Char('0')).toUpper(), std::nullopt};
}

Result<void> checkScard(LONG code)
{
    if (code == SCARD_S_SUCCESS)
        return {};
    return failure(errorOfScard(code));
}

} // namespace eid
