#include "core/smartcard/transaction.h"

#include "core/smartcard/connection.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace eid {

namespace {

constexpr std::size_t maximumShortData = 255;
constexpr std::size_t maximumShortLe = 256;
constexpr std::size_t statusLength = 2;
constexpr std::uint8_t chainingBit = 0x10;
constexpr std::uint8_t getResponse = 0xC0;
constexpr std::uint16_t wrongLength = 0x6700;
constexpr std::uint8_t moreOctetsWait = 0x61;
constexpr std::uint8_t repeatWithLe = 0x6C;

// A card may hand out its answer in small pieces, but not so small that reading never ends.
constexpr std::size_t smallestFairPiece = 32;

std::size_t namedLength(StatusWord status)
{
    return status.sw2() == 0 ? maximumShortLe : status.sw2();
}

bool needsExtended(const CommandApdu &command)
{
    return command.data.size() > maximumShortData || command.le > maximumShortLe;
}

} // namespace

Transaction::Transaction(Connection &connection, bool wasReset)
    : m_connection(&connection)
    , m_wasReset(wasReset)
{ }

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_wasReset(other.m_wasReset)
    , m_resetAtEnd(other.m_resetAtEnd)
    , m_lastCommandSent(other.m_lastCommandSent)
{ }

Transaction::~Transaction()
{
    if (m_connection == nullptr)
        return;
    m_connection->m_resetByUs = m_resetAtEnd;
    const auto &api = m_connection->m_context->api();
    api.endTransaction(m_connection->m_handle, m_resetAtEnd ? SCARD_RESET_CARD : SCARD_LEAVE_CARD);
}

Result<ResponseApdu> Transaction::transmit(const CommandApdu &command, std::size_t limit)
{
    return run(command, {limit, std::numeric_limits<std::size_t>::max()});
}

Result<ResponseApdu> Transaction::transmitPrefix(const CommandApdu &command, std::size_t enough)
{
    return run(command, {std::max(defaultLimit, enough), enough});
}

Result<ResponseApdu> Transaction::run(const CommandApdu &command, const Collect &collect)
{
    m_lastCommandSent = false;
    m_patience = command.patience;
    auto response = sendWhole(command);
    if (!response)
        return response;

    Bytes collected = std::move(response->data);
    std::size_t rounds = 0;
    while (response->status.sw1() == moreOctetsWait && collected.size() < collect.enough) {
        if (++rounds > 2 + collect.limit / smallestFairPiece)
            return failure(ErrorCode::CardMalformedData, QStringLiteral("endless GET RESPONSE"));
        const auto cla = static_cast<std::uint8_t>(command.cla & ~chainingBit);
        const CommandApdu next(cla, getResponse, 0x00, 0x00);
        response = sendPair(next, cla, {}, namedLength(response->status), ApduForm::ShortT1);
        if (!response)
            return response;
        if (response->data.empty() && response->status.sw1() == moreOctetsWait)
            return failure(ErrorCode::CardMalformedData, QStringLiteral("empty GET RESPONSE"));
        append(collected, response->data);
        wipe(response->data);
        if (collected.size() > collect.limit)
            break;
    }
    if (collected.size() > collect.limit)
        return failure(
            ErrorCode::CardDataTooLarge, QStringLiteral("more than %1 octets").arg(collect.limit));
    return ResponseApdu{std::move(collected), response->status};
}

Result<ResponseApdu> Transaction::sendWhole(const CommandApdu &command)
{
    const std::size_t readerTakes = m_connection->m_pinPad.maximumApduData.value_or(
        static_cast<std::uint32_t>(CommandApdu::maximumLe));
    const bool extended = m_connection->m_extendedLength && needsExtended(command)
        && command.data.size() <= readerTakes;
    if (!extended)
        return sendShort(command);

    auto response = sendPair(command, command.cla, command.data.octets(),
        std::min(command.le, readerTakes), ApduForm::Extended);
    if (!response)
        return response;
    // A card that has never taken extended length here, and calls this one's length wrong, did
    // nothing with it: its historical bytes promise too much.
    if (response->status.value == wrongLength && !m_connection->m_extendedProven) {
        m_connection->m_extendedLength = false;
        return sendShort(command);
    }
    m_connection->m_extendedProven = true;
    return response;
}

Result<ResponseApdu> Transaction::sendShort(const CommandApdu &command)
{
    const auto form
        = m_connection->m_protocol == SCARD_PROTOCOL_T0 ? ApduForm::ShortT0 : ApduForm::ShortT1;
    const std::size_t le = std::min(command.le, maximumShortLe);
    ByteView data = std::as_const(command.data).octets();
    while (data.size() > maximumShortData) {
        auto response = sendPair(command, static_cast<std::uint8_t>(command.cla | chainingBit),
            data.first(maximumShortData), 0, form);
        if (!response || !response->status.isSuccess())
            return response;
        data = data.subspan(maximumShortData);
    }
    return sendPair(command, command.cla, data, le, form);
}

Result<ResponseApdu> Transaction::sendPair(
    const CommandApdu &command, std::uint8_t cla, ByteView data, std::size_t le, ApduForm form)
{
    const std::size_t capacity
        = (form == ApduForm::Extended ? CommandApdu::maximumLe : maximumShortLe) + statusLength;
    auto response = exchange(encodeApdu(command, cla, data, le, form), capacity);
    // A command that asks for no answer cannot have asked for too long a one. Repeated, it would
    // run twice, and a PIN in it would cost two tries.
    if (!response || response->status.sw1() != repeatWithLe || le == 0)
        return response;
    return exchange(encodeApdu(command, cla, data, namedLength(response->status), form), capacity);
}

Result<ResponseApdu> Transaction::exchange(const Secret &octets, std::size_t responseCapacity)
{
    const auto &observer = m_connection->m_observer;
    if (observer.before && !observer.before(m_patience))
        return failure(ErrorCode::Cancelled);

    Bytes buffer(responseCapacity);
    auto length = static_cast<DWORD>(buffer.size());
    m_lastCommandSent = true;
    const LONG code
        = m_connection->m_context->api().transmit(m_connection->m_handle, m_connection->m_protocol,
            octets.octets().data(), static_cast<DWORD>(octets.size()), buffer.data(), &length);
    if (code != SCARD_S_SUCCESS)
        length = 0;
    Cost &cost = m_connection->m_cost;
    ++cost.apdus;
    cost.bytesSent += static_cast<qint64>(octets.size());
    cost.bytesReceived += static_cast<qint64>(length);
    if (observer.after)
        observer.after();

    if (code != SCARD_S_SUCCESS)
        return failure(m_connection->judge(code));
    auto response
        = decodeResponse(ByteView(buffer).first(std::min<std::size_t>(length, buffer.size())));
    wipe(buffer); // what the card answered may be a secret, which its caller answers for
    if (!response)
        return failure(m_connection->judgeAnswer(response.error(), length));
    return response;
}

Result<StatusWord> Transaction::verifyAtPinPad(const PinPadVerify &request)
{
    return useKeyPad(m_connection->pinPad().verifyDirect, encodePinPadVerify(request),
        5U + request.format.blockSize, request.timeoutSeconds);
}

Result<StatusWord> Transaction::modifyAtPinPad(const PinPadModify &request)
{
    return useKeyPad(m_connection->pinPad().modifyDirect, encodePinPadModify(request),
        5U + 2U * request.format.blockSize, request.timeoutSeconds);
}

Result<StatusWord> Transaction::useKeyPad(std::uint32_t controlCode, const Bytes &structure,
    std::size_t commandLength, std::uint8_t timeoutSeconds)
{
    m_lastCommandSent = false;
    if (controlCode == 0)
        return failure(ErrorCode::PinPadUnsupported);
    const auto &observer = m_connection->m_observer;
    // Old, new and new again may each take the whole time.
    constexpr int entriesAtMost = 3;
    if (observer.before && !observer.before(std::chrono::seconds(entriesAtMost * timeoutSeconds)))
        return failure(ErrorCode::Cancelled);

    std::array<std::uint8_t, maximumShortLe + statusLength> buffer{};
    DWORD length = 0;
    m_lastCommandSent = true;
    const LONG code = m_connection->m_context->api().control(m_connection->m_handle, controlCode,
        structure.data(), static_cast<DWORD>(structure.size()), buffer.data(),
        static_cast<DWORD>(buffer.size()), &length);
    if (observer.after)
        observer.after();
    if (code != SCARD_S_SUCCESS)
        return failure(m_connection->judge(code));
    const auto response
        = decodeResponse(ByteView(buffer).first(std::min<std::size_t>(length, buffer.size())));
    if (!response)
        return failure(m_connection->judgeAnswer(response.error(), length));

    // PC/SC part 10, 2.5.4: what the reader itself says, without having asked the card.
    const auto refusal = [&]() -> std::optional<ErrorCode> {
        switch (response->status.value) {
        case 0x6400:
            return ErrorCode::TimedOut;
        case 0x6401:
            return ErrorCode::Cancelled;
        case 0x6402:
            return ErrorCode::PinMismatch;
        case 0x6403:
            return ErrorCode::PinTooShort;
        case 0x6B80: // the reader cannot put the PIN into such a block
            return ErrorCode::PinPadUnsupported;
        }
        return std::nullopt;
    }();
    if (refusal) {
        m_lastCommandSent = false;
        return failure(*refusal, QStringLiteral("key pad ") + response->status.toString());
    }
    Cost &cost = m_connection->m_cost;
    ++cost.apdus;
    cost.bytesSent += static_cast<qint64>(commandLength);
    cost.bytesReceived += static_cast<qint64>(length);
    return response->status;
}

} // namespace eid
