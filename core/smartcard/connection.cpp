#include "core/smartcard/connection.h"

#include "core/smartcard/atr.h"
#include "core/smartcard/scarderror.h"
#include "core/smartcard/transaction.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace eid {

namespace {

// CM_IOCTL_GET_FEATURE_REQUEST (PC/SC part 10, 2.2)
constexpr DWORD getFeatureRequest = SCARD_CTL_CODE(3400);
constexpr DWORD anyProtocol = SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1;
constexpr std::uint32_t shortestExtendedData = 256;
// How long a service may take to notice that the card has gone (vpcd looks every 400 ms).
constexpr DWORD removalPatienceMs = 600;

Result<PcscReaderState> readerState(
    const PcscContext &context, const QByteArray &reader, DWORD known, DWORD timeoutMs)
{
    PcscReaderState state{};
    state.szReader = reader.constData();
    state.dwCurrentState = known;
    const auto waited
        = checkScard(context.api().getStatusChange(context.handle(), timeoutMs, &state, 1));
    if (!waited)
        return failure(waited.error());
    return state;
}

Bytes control(const PcscContext &context, SCARDHANDLE card, std::uint32_t code)
{
    std::array<std::uint8_t, 256> answer{};
    DWORD length = 0;
    if (context.api().control(card, code, nullptr, 0, answer.data(), answer.size(), &length)
        != SCARD_S_SUCCESS)
        return {}; // a reader without such features: most have none
    return {answer.begin(),
        answer.begin() + static_cast<int>(std::min<std::size_t>(length, answer.size()))};
}

} // namespace

Result<std::shared_ptr<PcscContext>> PcscContext::establish(std::shared_ptr<const PcscApi> api)
{
    SCARDCONTEXT handle{};
    if (const auto established = checkScard(api->establishContext(&handle)); !established)
        return failure(established.error());
    return std::shared_ptr<PcscContext>(new PcscContext(std::move(api), handle));
}

PcscContext::PcscContext(std::shared_ptr<const PcscApi> api, SCARDCONTEXT handle)
    : m_api(std::move(api))
    , m_handle(handle)
{ }

PcscContext::~PcscContext()
{
    m_api->releaseContext(m_handle);
}

Result<std::unique_ptr<Connection>> Connection::open(
    std::shared_ptr<PcscContext> context, const QString &reader)
{
    SCARDHANDLE handle{};
    DWORD protocol = SCARD_PROTOCOL_UNDEFINED;
    const auto connected = checkScard(context->api().connect(context->handle(),
        reader.toUtf8().constData(), SCARD_SHARE_SHARED, anyProtocol, &handle, &protocol));
    if (!connected)
        return failure(connected.error());
    std::unique_ptr<Connection> connection(
        new Connection(std::move(context), reader, handle, protocol));
    if (const auto read = connection->readAtr(); !read)
        return failure(read.error());
    return connection;
}

Connection::Connection(
    std::shared_ptr<PcscContext> context, QString reader, SCARDHANDLE handle, DWORD protocol)
    : m_context(std::move(context))
    , m_reader(std::move(reader))
    , m_handle(handle)
    , m_protocol(protocol)
{ }

Connection::~Connection()
{
    m_context->api().disconnect(m_handle, m_talkBroken ? SCARD_RESET_CARD : SCARD_LEAVE_CARD);
}

Result<void> Connection::readAtr()
{
    const auto state = readerState(*m_context, m_reader.toUtf8(), SCARD_STATE_UNAWARE, 0);
    if (!state)
        return failure(state.error());
    if ((state->dwEventState & SCARD_STATE_PRESENT) == 0)
        return failure(ErrorCode::CardRemoved);
    const auto length = std::min<std::size_t>(state->cbAtr, sizeof state->rgbAtr);
    m_atr.assign(state->rgbAtr, state->rgbAtr + length);
    return {};
}

Result<void> Connection::reconnect()
{
    const LONG code = m_context->api().reconnect(
        m_handle, SCARD_SHARE_SHARED, anyProtocol, SCARD_LEAVE_CARD, &m_protocol);
    if (code != SCARD_S_SUCCESS)
        return failure(judge(code));
    return readAtr();
}

Result<Transaction> Connection::begin()
{
    // Somebody may reset the card again between the renewal and the next attempt.
    constexpr int attempts = 5;
    bool wasReset = m_resetByUs;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const LONG code = m_context->api().beginTransaction(m_handle);
        if (code == SCARD_S_SUCCESS) {
            m_resetByUs = false;
            askReader();
            return Transaction(*this, wasReset);
        }
        // Never after a removal: that would quietly go on with whichever card is in now.
        if (code != SCARD_W_RESET_CARD && code != SCARD_W_UNPOWERED_CARD)
            return failure(judge(code));
        if (const auto again = reconnect(); !again)
            return failure(again.error());
        wasReset = true;
    }
    return failure(ErrorCode::CardBusy, QStringLiteral("the card is reset again and again"));
}

void Connection::touch() const
{
    std::ignore = control(*m_context, m_handle, getFeatureRequest);
}

void Connection::askReader()
{
    if (m_readerAsked)
        return;
    m_readerAsked = true;
    m_pinPad = parsePinPadFeatures(control(*m_context, m_handle, getFeatureRequest));
    if (m_pinPad.tlvProperties != 0)
        m_pinPad.maximumApduData
            = parseMaximumApduData(control(*m_context, m_handle, m_pinPad.tlvProperties));
    const bool readerTakes
        = m_pinPad.maximumApduData.value_or(shortestExtendedData) >= shortestExtendedData;
    m_extendedLength
        = readerTakes && m_protocol == SCARD_PROTOCOL_T1 && parseAtr(m_atr).extendedLength;
}

Error Connection::judge(LONG code)
{
    return noted(judged(code));
}

Error Connection::noted(Error error)
{
    m_talkBroken = m_talkBroken || error.code == ErrorCode::CardCommunication;
    return error;
}

Error Connection::judged(LONG code) const
{
    const Error error = errorOfScard(code);
    switch (code) {
    case SCARD_E_NO_SMARTCARD:
        return {ErrorCode::CardRemoved, error.detail, std::nullopt};
    case SCARD_E_UNKNOWN_READER:
        return {ErrorCode::ReaderUnavailable, error.detail, std::nullopt};
    case SCARD_E_NOT_TRANSACTED:
    case SCARD_E_COMM_DATA_LOST:
        return lookForCard(error, removalPatienceMs);
    case SCARD_F_COMM_ERROR:
    case SCARD_F_INTERNAL_ERROR:
    case SCARD_F_UNKNOWN_ERROR:
    case SCARD_E_INVALID_HANDLE:
        return lookForCard(error, 0);
    default:
        return error;
    }
}

Error Connection::judgeAnswer(Error error, std::size_t length)
{
    if (length != 0)
        return lookForCard(std::move(error), 0);
    // Not an answer at all; a card torn out first shows so.
    return noted(
        lookForCard({ErrorCode::CardCommunication, error.detail, std::nullopt}, removalPatienceMs));
}

Error Connection::lookForCard(Error error, DWORD patienceMs) const
{
    const auto instead = [&](ErrorCode code) { return Error{code, error.detail, std::nullopt}; };
    const QByteArray reader = m_reader.toUtf8();
    auto state = readerState(*m_context, reader, SCARD_STATE_UNAWARE, 0);
    if (!state)
        return instead(state.error().code == ErrorCode::ReaderNotFound
                ? ErrorCode::ReaderUnavailable
                : ErrorCode::PcscServiceStopped);
    if ((state->dwEventState & SCARD_STATE_PRESENT) != 0 && patienceMs != 0) {
        const DWORD known = state->dwEventState & ~DWORD{SCARD_STATE_CHANGED};
        auto later = readerState(*m_context, reader, known, patienceMs);
        if (!later)
            return error;
        state = std::move(later);
    }
    if ((state->dwEventState & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE)) != 0)
        return instead(ErrorCode::ReaderUnavailable);
    return (state->dwEventState & SCARD_STATE_EMPTY) != 0 ? instead(ErrorCode::CardRemoved) : error;
}

} // namespace eid
