#pragma once

#include "core/base/result.h"
#include "core/card/cardstate.h"

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace eid {

class CardPulse;
class EidCard;

/// What a job finds on the card thread besides the card: what is known of it already, and a place
/// to leave what the job learned. Lives as long as the job runs; the card thread alone.
class CardVisit
{
public:
    CardVisit(CardState state, std::stop_token stop, std::shared_ptr<CardPulse> pulse = {});
    CardVisit(const CardVisit &) = delete;
    CardVisit &operator=(const CardVisit &) = delete;

    /// The card as it was read up to now; identity, rules and holder are set.
    [[nodiscard]] const CardState &state() const { return m_state; }

    /// Whether the job was given up. The next APDU ends with Cancelled by itself.
    [[nodiscard]] bool isCancelled() const { return m_stop.stop_requested(); }
    [[nodiscard]] const std::stop_token &stopToken() const { return m_stop; }

    /// Between both, the job waits for somebody rather than for the card, which the watchdog over
    /// the card thread does not mind.
    void rest();
    void wake();

    /// How a PIN or PUK stands now, where the job knows it without asking the card.
    void setPinStatus(PinRole role, const PinStatus &status)
    {
        (role == PinRole::Pin ? m_state.pin : m_state.puk) = status;
        needsReading(role) = false;
    }

    /// How a PIN or PUK stands is uncertain now: it is read when the job is done, in the same
    /// visit, and not counted among the job's costs.
    void readPinStatusAfterwards(PinRole role) { needsReading(role) = true; }
    [[nodiscard]] bool readsPinStatusAfterwards(PinRole role) const
    {
        return role == PinRole::Pin ? m_readPin : m_readPuk;
    }

    /// What a slot holds now, where the job has read it itself.
    void setCertificate(const CertificateSlot &slot);
    /// What a slot holds is uncertain now: it is read when the job is done, as above.
    void readCertificateAfterwards(KeySlot slot);
    [[nodiscard]] const QList<KeySlot> &slotsReadAfterwards() const { return m_readSlots; }

private:
    bool &needsReading(PinRole role) { return role == PinRole::Pin ? m_readPin : m_readPuk; }

    CardState m_state;
    std::stop_token m_stop;
    bool m_readPin = false;
    bool m_readPuk = false;
    QList<KeySlot> m_readSlots;
    std::shared_ptr<CardPulse> m_pulse;
};

/// A job with a card as CardDesk queues it, whatever its result. run() happens on the card thread,
/// at most once; deliver() on the desk's thread, exactly once, and possibly while run() still hangs
/// in a reader that does not answer.
class CardJob
{
public:
    CardJob() = default;
    virtual ~CardJob();
    CardJob(const CardJob &) = delete;
    CardJob &operator=(const CardJob &) = delete;

    /// Whether run() opens its visits itself, rather than having the card for one from its
    /// beginning to its end.
    [[nodiscard]] virtual bool makesOwnVisits() const { return false; }
    /// Does the work and keeps its result. Returns the error in it, if it is one.
    virtual std::optional<Error> run(EidCard &card, CardVisit &visit) = 0;
    /// Delivers the result that run() kept or, where it has not come to an end, \a otherwise.
    virtual void deliver(const Error &otherwise) = 0;
};

/// The job that \a Function is, which may own what moves but does not copy, such as a Secret.
/// It is called once and destroyed on the card thread as soon as it returns.
template <typename Function>
class FunctionJob final : public CardJob
{
public:
    /// A Result of something.
    using Outcome = std::invoke_result_t<Function &, EidCard &, CardVisit &>;

    explicit FunctionJob(Function function)
        : m_function(std::move(function))
    {
        m_promise.start();
    }

    [[nodiscard]] QFuture<Outcome> future() const { return m_promise.future(); }

    std::optional<Error> run(EidCard &card, CardVisit &visit) override
    {
        Function function = std::move(*m_function);
        m_function.reset();
        m_outcome.emplace(function(card, visit));
        m_hasRun.store(true, std::memory_order_release);
        return m_outcome->has_value() ? std::nullopt : std::optional(m_outcome->error());
    }

    void deliver(const Error &otherwise) override
    {
        const bool hasRun = m_hasRun.load(std::memory_order_acquire);
        m_promise.addResult(hasRun ? std::move(*m_outcome) : Outcome(failure(otherwise)));
        m_promise.finish();
    }

private:
    std::optional<Function> m_function;
    std::optional<Outcome> m_outcome;
    std::atomic<bool> m_hasRun = false;
    QPromise<Outcome> m_promise;
};

} // namespace eid
