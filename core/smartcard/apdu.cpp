#include "core/smartcard/apdu.h"

#include <algorithm>

namespace eid {

namespace {

constexpr std::size_t maximumShortData = 255;
constexpr std::size_t maximumShortLe = 256;

ErrorCode codeOf(StatusWord status)
{
    switch (status.value) {
    case 0x6281: // part of the data may be corrupted
    case 0x6282: // end of the object before Le octets
        return ErrorCode::CardMalformedData;
    case 0x6581: // memory failure
    case 0x6A84: // not enough memory in the file
        return ErrorCode::CardMemory;
    case 0x6982: // security status not satisfied
    case 0x6983: // authentication method blocked
    case 0x6984: // reference data not usable
        return ErrorCode::CardSecurityStatus;
    case 0x6A82: // file or application not found
    case 0x6A83: // record not found
    case 0x6A88: // referenced data not found
        return ErrorCode::CardObjectMissing;
    case 0x6A81: // function not supported
    case 0x6A86: // incorrect P1-P2
    case 0x6B00: // wrong P1-P2
        return ErrorCode::CardUnsupported;
    }
    switch (status.sw1()) {
    case 0x67: // wrong length
    case 0x68: // function in CLA not supported
    case 0x6D: // instruction not supported
    case 0x6E: // class not supported
        return ErrorCode::CardUnsupported;
    case 0x61: // more octets wait: whoever sees it here did not collect them
    case 0x6C: // wrong Le, even when repeated with the one the card named
        return ErrorCode::CardCommunication;
    }
    return ErrorCode::CardRefused;
}

void putBigEndian16(std::span<std::uint8_t> to, std::size_t value)
{
    to[0] = static_cast<std::uint8_t>(value >> 8);
    to[1] = static_cast<std::uint8_t>(value);
}

} // namespace

QString StatusWord::toString() const
{
    return QStringLiteral("%1").arg(value, 4, 16, QLatin1Char('0')).toUpper();
}

Error errorOf(StatusWord status)
{
    return {codeOf(status), QStringLiteral("SW ") + status.toString(), std::nullopt};
}

CommandApdu::CommandApdu(std::uint8_t cla_, std::uint8_t ins_, std::uint8_t p1_, std::uint8_t p2_)
    : CommandApdu(cla_, ins_, p1_, p2_, Secret())
{ }

CommandApdu::CommandApdu(std::uint8_t cla_, std::uint8_t ins_, std::uint8_t p1_, std::uint8_t p2_,
    ByteView data_, std::size_t le_)
    : CommandApdu(cla_, ins_, p1_, p2_, Secret(data_), le_)
{ }

CommandApdu::CommandApdu(std::uint8_t cla_, std::uint8_t ins_, std::uint8_t p1_, std::uint8_t p2_,
    Secret data_, std::size_t le_)
    : cla(cla_)
    , ins(ins_)
    , p1(p1_)
    , p2(p2_)
    , data(std::move(data_))
    , le(le_)
{
    Q_ASSERT(data.size() <= maximumData && le <= maximumLe);
}

Secret encodeApdu(
    const CommandApdu &command, std::uint8_t cla, ByteView data, std::size_t le, ApduForm form)
{
    const bool extended = form == ApduForm::Extended;
    const bool withLe = le > 0 && (form != ApduForm::ShortT0 || data.empty());
    const bool emptyP3 = form == ApduForm::ShortT0 && data.empty() && le == 0;
    Q_ASSERT(extended || data.size() <= maximumShortData);

    // Extended: one 00 tells both lengths to be extended, then Lc and Le have two octets each.
    std::size_t size = 4;
    if (extended)
        size += (!data.empty() || withLe ? 1 : 0) + (data.empty() ? 0 : 2) + (withLe ? 2 : 0);
    else
        size += (data.empty() ? 0 : 1) + (withLe || emptyP3 ? 1 : 0);

    Secret octets(size + data.size());
    auto to = octets.octets();
    to[0] = cla;
    to[1] = command.ins;
    to[2] = command.p1;
    to[3] = command.p2;
    std::size_t at = 4;
    if (extended && (!data.empty() || withLe))
        to[at++] = 0x00;
    if (!data.empty()) {
        if (extended) {
            putBigEndian16(to.subspan(at), data.size());
            at += 2;
        } else {
            to[at++] = static_cast<std::uint8_t>(data.size());
        }
        std::ranges::copy(data, to.subspan(at).begin());
        at += data.size();
    }
    if (withLe && extended)
        putBigEndian16(to.subspan(at), std::min(le, CommandApdu::maximumLe));
    else if (withLe)
        to[at] = static_cast<std::uint8_t>(std::min(le, maximumShortLe));
    return octets;
}

Result<ResponseApdu> decodeResponse(ByteView octets)
{
    if (octets.size() < 2)
        return failure(
            ErrorCode::CardMalformedData, QStringLiteral("answer of %1 octets").arg(octets.size()));
    const auto data = octets.first(octets.size() - 2);
    const auto trailer = octets.last(2);
    return ResponseApdu{Bytes(data.begin(), data.end()),
        {static_cast<std::uint16_t>(trailer[0] << 8 | trailer[1])}};
}

} // namespace eid
