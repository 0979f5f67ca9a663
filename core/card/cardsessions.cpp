#include "core/card/cardsessions.h"

#include "core/card/cardpulse.h"
#include "core/smartcard/connection.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace eid {

namespace {

CardCost costSince(const Cost &before, EidCard &card)
{
    const Cost cost = card.connection().cost() - before;
    return {cost.apdus, cost.bytesSent, cost.bytesReceived};
}

/// Reads what the job has left uncertain.
Result<void> readUncertain(EidCard &card, CardVisit &visit)
{
    const EidCard::Visit hold(card);
    for (const PinRole role : {PinRole::Pin, PinRole::Puk}) {
        if (!visit.readsPinStatusAfterwards(role))
            continue;
        const auto status = card.readPinStatus(role);
        if (!status)
            return failure(status.error());
        visit.setPinStatus(role, *status);
    }
    const QList<KeySlot> uncertain = visit.slotsReadAfterwards();
    for (const KeySlot slot : uncertain) {
        const auto reading = card.readCertificate(slot);
        if (!reading)
            return failure(reading.error());
        visit.setCertificate(reading->slot);
    }
    return {};
}

} // namespace

CardSessions::CardSessions(
    ApiSource source, std::shared_ptr<CardMemory> memory, std::shared_ptr<CardPulse> pulse)
    : m_source(std::move(source))
    , m_memory(std::move(memory))
    , m_pulse(std::move(pulse))
{ }

CardSessions::~CardSessions() = default;

Result<void> CardSessions::read(CardState &state, const std::function<void()> &publish)
{
    const CardCost costBefore = state.cost;
    const auto session = open(state);
    if (!session)
        return failure(session.error());
    EidCard &card = *(*session)->card;
    // A new connection has counted the SELECT that recognised the card.
    const Cost connectionBefore
        = state.phase == CardPhase::Recognising ? Cost() : card.connection().cost();
    const auto read = (*session)->reading.goOn(
        card, state,
        [&] {
            state.cost = costBefore + costSince(connectionBefore, card);
            publish();
        },
        [this] { return m_pulse->isWanted(); });
    if (!read)
        endIfBroken(state.reader, read.error());
    return read;
}

Result<void> CardSessions::work(CardState &state, CardJob &job, std::stop_token stop)
{
    const auto session = open(state);
    if (!session)
        return failure(session.error());
    EidCard &card = *(*session)->card;
    CardVisit visit(state, std::move(stop), m_pulse);
    Result<void> done;
    {
        std::optional<EidCard::Visit> hold;
        if (!job.makesOwnVisits())
            hold.emplace(card);
        const Cost before = card.connection().cost();
        if (const auto error = job.run(card, visit))
            done = failure(*error);
        const CardCost cost = costSince(before, card);
        if (done || !endsSession(done.error().code)) {
            if (const auto read = readUncertain(card, visit); !read)
                done = failure(read.error());
        }
        state = visit.state();
        state.lastJobCost = cost;
    }
    if (!done)
        endIfBroken(state.reader, done.error());
    return done;
}

void CardSessions::forget(const QString &reader)
{
    m_sessions.erase(reader);
}

void CardSessions::forgetAll()
{
    m_sessions.clear();
    m_context.reset();
}

bool CardSessions::endsSession(ErrorCode code)
{
    static constexpr std::array codes{ErrorCode::PcscServiceStopped, ErrorCode::PcscAccessDenied,
        ErrorCode::PcscFailure, ErrorCode::ReaderNotFound, ErrorCode::ReaderUnavailable,
        ErrorCode::NoCard, ErrorCode::CardRemoved, ErrorCode::CardMute, ErrorCode::CardChanged,
        ErrorCode::CardUnknown, ErrorCode::CardCommunication, ErrorCode::CardMalformedData};
    return std::ranges::find(codes, code) != codes.end();
}

Result<CardSessions::Session *> CardSessions::open(CardState &state)
{
    if (const auto found = m_sessions.find(state.reader); found != m_sessions.end())
        return &found->second;
    auto card = connect(state);
    if (!card) {
        endIfBroken(state.reader, card.error());
        return failure(card.error());
    }
    const auto [session, isNew]
        = m_sessions.emplace(state.reader, Session{std::move(*card), StatusReading(m_memory)});
    return &session->second;
}

Result<std::unique_ptr<EidCard>> CardSessions::connect(CardState &state)
{
    if (!m_context) {
        const auto api = m_source();
        if (!api)
            return failure(api.error());
        auto context = PcscContext::establish(*api);
        if (!context)
            return failure(context.error());
        m_context = std::move(*context);
    }
    auto connection = Connection::open(m_context, state.reader);
    if (!connection)
        return failure(connection.error());
    // Shared: a command that hangs may outlive the desk.
    (*connection)
        ->setObserver({[pulse = m_pulse](
                           std::chrono::seconds holder) { return pulse->beforeCommand(holder); },
            [pulse = m_pulse] { pulse->afterCommand(); }});

    auto card = EidCard::recognise(std::move(*connection));
    if (!card)
        return card;
    const ByteView atr = (*card)->connection().atr();
    state.atr = QByteArray(reinterpret_cast<const char *>(atr.data()), qsizetype(atr.size()));
    const PinPadFeatures &pad = (*card)->connection().pinPad();
    state.canVerifyAtPinPad = pad.canVerify();
    state.canChangeAtPinPad = pad.canModify();
    if (state.phase == CardPhase::Recognising)
        return card;

    // Read before by another thread, which was left behind: it must still be that card.
    const auto identity = (*card)->readIdentity();
    if (!identity)
        return failure(identity.error());
    if (*identity != state.identity)
        return failure(ErrorCode::CardChanged);
    return card;
}

void CardSessions::endIfBroken(const QString &reader, const Error &error)
{
    // Nothing that belongs to a service outlives it.
    if (error.code == ErrorCode::PcscServiceStopped)
        forgetAll();
    else if (endsSession(error.code))
        forget(reader);
}

} // namespace eid
