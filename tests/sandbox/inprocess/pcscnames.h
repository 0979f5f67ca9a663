#pragma once

#include <QtGlobal>

// What pcsc-lite's headers have and those of Windows have not: PC/SC part 10 on readers' features,
// and some limits.

#ifdef Q_OS_WIN

#include <windows.h>

#include <cstdint>
// After windows.h.
#include <winscard.h>

constexpr DWORD MAX_ATR_SIZE = 33;
constexpr DWORD PCSCLITE_MAX_READERS_CONTEXTS = MAXIMUM_SMARTCARD_READERS;

constexpr DWORD CM_IOCTL_GET_FEATURE_REQUEST = SCARD_CTL_CODE(3400);

constexpr std::uint8_t FEATURE_VERIFY_PIN_DIRECT = 0x06;
constexpr std::uint8_t FEATURE_MODIFY_PIN_DIRECT = 0x07;
constexpr std::uint8_t FEATURE_GET_TLV_PROPERTIES = 0x12;

constexpr std::uint8_t PCSCv2_PART10_PROPERTY_bMinPINSize = 0x06;
constexpr std::uint8_t PCSCv2_PART10_PROPERTY_bMaxPINSize = 0x07;
constexpr std::uint8_t PCSCv2_PART10_PROPERTY_dwMaxAPDUDataSize = 0x0A;

#pragma pack(push, 1)

struct PIN_VERIFY_STRUCTURE
{
    std::uint8_t bTimerOut;
    std::uint8_t bTimerOut2;
    std::uint8_t bmFormatString;
    std::uint8_t bmPINBlockString;
    std::uint8_t bmPINLengthFormat;
    std::uint16_t wPINMaxExtraDigit;
    std::uint8_t bEntryValidationCondition;
    std::uint8_t bNumberMessage;
    std::uint16_t wLangId;
    std::uint8_t bMsgIndex;
    std::uint8_t bTeoPrologue[3];
    std::uint32_t ulDataLength;
};

struct PIN_MODIFY_STRUCTURE
{
    std::uint8_t bTimerOut;
    std::uint8_t bTimerOut2;
    std::uint8_t bmFormatString;
    std::uint8_t bmPINBlockString;
    std::uint8_t bmPINLengthFormat;
    std::uint8_t bInsertionOffsetOld;
    std::uint8_t bInsertionOffsetNew;
    std::uint16_t wPINMaxExtraDigit;
    std::uint8_t bConfirmPIN;
    std::uint8_t bEntryValidationCondition;
    std::uint8_t bNumberMessage;
    std::uint16_t wLangId;
    std::uint8_t bMsgIndex1;
    std::uint8_t bMsgIndex2;
    std::uint8_t bMsgIndex3;
    std::uint8_t bTeoPrologue[3];
    std::uint32_t ulDataLength;
};

#pragma pack(pop)

#else

#include <reader.h>

#endif
