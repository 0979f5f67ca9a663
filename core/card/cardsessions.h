#pragma once

#include "core/base/result.h"
#include "core/card/cardjob.h"
#include "core/card/cardmemory.h"
#include "core/card/cardstate.h"
#include "core/card/eidcard.h"
#include "core/card/statusreading.h"

#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace eid {

class CardPulse;
class PcscContext;
struct PcscApi;

/// The cards that the card thread is connected to, each for as long as it stays in its reader.
///
/// Threads: the card thread alone; every function blocks for as long as the cards take.
class CardSessions
{
public:
    using ApiSource = std::function<Result<std::shared_ptr<const PcscApi>>()>;

    CardSessions(
        ApiSource source, std::shared_ptr<CardMemory> memory, std::shared_ptr<CardPulse> pulse);
    ~CardSessions();
    CardSessions(const CardSessions &) = delete;
    CardSessions &operator=(const CardSessions &) = delete;

    /// Takes \a state, the card in its reader as far as it is known, on to Complete, or to where
    /// somebody else wants the card thread. \a publish is called after each stage.
    Result<void> read(CardState &state, const std::function<void()> &publish);

    /// Lets \a job have the card that \a state tells of, and brings \a state up to date with what
    /// the job learned and cost. Fails where the job does, where it could not begin, and where what
    /// it left uncertain could not be read; the job keeps its own result.
    Result<void> work(CardState &state, CardJob &job, std::stop_token stop);

    /// Lets go of the card in \a reader.
    void forget(const QString &reader);
    /// Lets go of all cards, and of the service.
    void forgetAll();

    /// Whether \a code means that the card, or the way to it, is no more what it was: the session
    /// is over, and the card has to be read from the start.
    static bool endsSession(ErrorCode code);

private:
    struct Session
    {
        std::unique_ptr<EidCard> card;
        StatusReading reading;
    };

    Result<Session *> open(CardState &state);
    Result<std::unique_ptr<EidCard>> connect(CardState &state);
    void endIfBroken(const QString &reader, const Error &error);

    ApiSource m_source;
    std::shared_ptr<CardMemory> m_memory;
    std::shared_ptr<CardPulse> m_pulse;
    std::shared_ptr<PcscContext> m_context;
    std::map<QString, Session> m_sessions;
};

} // namespace eid
