#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <chrono>
#include <cstdint>

namespace eid {

/// A status word SW1-SW2 (ISO/IEC 7816-4, 5.6).
struct StatusWord
{
    std::uint16_t value = 0;

    [[nodiscard]] constexpr bool isSuccess() const { return value == 0x9000; }
    [[nodiscard]] constexpr std::uint8_t sw1() const
    {
        return static_cast<std::uint8_t>(value >> 8);
    }
    [[nodiscard]] constexpr std::uint8_t sw2() const { return static_cast<std::uint8_t>(value); }
    /// "6A82".
    [[nodiscard]] QString toString() const;

    bool operator==(const StatusWord &) const = default;
};

/// The error that a status word other than 9000 stands for, with the word in its detail. 63CX, 6983
/// and 6984 mean different things for PIN and PUK: drivers map those themselves.
Error errorOf(StatusWord status);

/// A command before it is encoded (ISO/IEC 7816-4, 5.1). Data is up to maximumData octets. It may
/// hold a PIN: it lies in locked memory and is wiped, and no command is ever logged but for its
/// header.
struct CommandApdu
{
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    Secret data;
    /// Octets expected back: 0 for none, maximumLe for as many as there are.
    std::size_t le = 0;
    /// How much longer than any other the card may take for this one: it makes a key.
    std::chrono::seconds patience{0};

    static constexpr std::size_t maximumLe = 65536;
    /// What a Secret holds, less the header and the length fields.
    static constexpr std::size_t maximumData = Secret::maximumSize - 9;

    CommandApdu(std::uint8_t cla, std::uint8_t ins, std::uint8_t p1, std::uint8_t p2);
    CommandApdu(std::uint8_t cla, std::uint8_t ins, std::uint8_t p1, std::uint8_t p2, ByteView data,
        std::size_t le = 0);
    CommandApdu(std::uint8_t cla, std::uint8_t ins, std::uint8_t p1, std::uint8_t p2, Secret data,
        std::size_t le = 0);
};

/// What the card answered once all of it was collected.
struct ResponseApdu
{
    Bytes data;
    StatusWord status;
};

/// How one command-response pair lies on the wire (ISO/IEC 7816-3, 12.1 and 12.2).
enum class ApduForm {
    ShortT0, ///< as ShortT1, but without Le behind data, and with P3 = 0 where there is neither
    ShortT1, ///< up to 255 octets of data, up to 256 octets back
    Extended, ///< up to 65,535 octets of data, up to 65,536 octets back
};

/// The octets of one command-response pair: the header of \a command with \a cla in place of its
/// class, then \a data and \a le. \a data and \a le fit the form; a longer \a le asks for as much
/// as the form can. The result may hold a PIN.
Secret encodeApdu(
    const CommandApdu &command, std::uint8_t cla, ByteView data, std::size_t le, ApduForm form);

/// Splits what came back into data and status word. Fails with CardMalformedData if it is shorter
/// than a status word.
Result<ResponseApdu> decodeResponse(ByteView octets);

} // namespace eid
