#include "core/base/error.h"

namespace eid {

namespace {

constexpr ErrorCode codes[] = {
    ErrorCode::PcscLibraryMissing,
    ErrorCode::PcscServiceStopped,
    ErrorCode::PcscAccessDenied,
    ErrorCode::PcscFailure,
    ErrorCode::NoReader,
    ErrorCode::ReaderNotFound,
    ErrorCode::ReaderAmbiguous,
    ErrorCode::ReaderUnavailable,
    ErrorCode::PinPadUnsupported,
    ErrorCode::NoCard,
    ErrorCode::CardRemoved,
    ErrorCode::CardMute,
    ErrorCode::CardBusy,
    ErrorCode::CardChanged,
    ErrorCode::CardUnknown,
    ErrorCode::CardCommunication,
    ErrorCode::CardMalformedData,
    ErrorCode::CardDataTooLarge,
    ErrorCode::CardObjectMissing,
    ErrorCode::CardUnsupported,
    ErrorCode::CardRefused,
    ErrorCode::CardSecurityStatus,
    ErrorCode::CardMemory,
    ErrorCode::PinWrong,
    ErrorCode::PinBlocked,
    ErrorCode::PukWrong,
    ErrorCode::PukBlocked,
    ErrorCode::PinLastTry,
    ErrorCode::PinTriesUnknown,
    ErrorCode::PinTooShort,
    ErrorCode::PinTooLong,
    ErrorCode::PinAlphabet,
    ErrorCode::PinSameAsOld,
    ErrorCode::PinRun,
    ErrorCode::PinRepeat,
    ErrorCode::PinBirthDate,
    ErrorCode::PinIdNumber,
    ErrorCode::PinMismatch,
    ErrorCode::PinStateUnknown,
    ErrorCode::PinNotInitial,
    ErrorCode::PinInputMissing,
    ErrorCode::CertificateMissing,
    ErrorCode::CertificateMalformed,
    ErrorCode::CertificateSlotUnknown,
    ErrorCode::Cancelled,
    ErrorCode::TimedOut,
    ErrorCode::InvalidArgument,
    ErrorCode::FileNotWritable,
    ErrorCode::Internal,
};
static_assert(std::size(codes) == static_cast<std::size_t>(ErrorCode::Internal) + 1);

} // namespace

std::span<const ErrorCode> allErrorCodes()
{
    return codes;
}

} // namespace eid
