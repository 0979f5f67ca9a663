#pragma once

#include "core/base/result.h"
#include "core/card/carddesk.h"
#include "core/card/cardjob.h"
#include "core/card/cardstate.h"

#include <QFuture>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace eid {

/// A function that is run on the card thread under a lease, whatever its result.
class LeaseTask
{
public:
    LeaseTask() = default;
    virtual ~LeaseTask();
    LeaseTask(const LeaseTask &) = delete;
    LeaseTask &operator=(const LeaseTask &) = delete;

    /// Keeps its result and returns the error in it, if it is one.
    virtual std::optional<Error> run(EidCard &card, CardVisit &visit) = 0;
};

/// A card that one job keeps over many steps, while other threads wait for the network, for OpenSSL
/// or for the holder in between. To the desk it is one job, which occupies the card thread from
/// when the card is ready until release(): the card in this reader is read, and other jobs run,
/// only after that.
///
/// What other threads want done with the card runs on the card thread, one function at a time, so
/// that a TLS handshake on the network thread can have the card sign while a job waits for its end.
///
/// Threads: take() on the desk's thread; everything else on any thread, but run() never on the
/// desk's, without which no job begins, nor from within a function that run() runs.
class CardLease
{
public:
    /// The lease begins when the target's card is ready. It ends by itself when the card leaves,
    /// when the service goes, when a function ends with an error after which the card has to be
    /// read again, when the card stays mute, and with the target's stop token (Cancelled).
    [[nodiscard]] static std::shared_ptr<CardLease> take(
        CardDesk &desk, const CardDesk::Target &target);

    /// Releases the card.
    ~CardLease();
    CardLease(const CardLease &) = delete;
    CardLease &operator=(const CardLease &) = delete;

    /// Has \a function, called as Result<T>(EidCard &, CardVisit &), run on the card thread within
    /// one EidCard::Visit, and waits for its result. Waits for the card to be ready as well.
    ///
    /// When \a stop is asked to stop, ends at once with Cancelled: a function that was not begun is
    /// never run, one that runs comes to its end by itself, its result lost. So \a function owns
    /// all that it uses. Fails with why the lease ended or never began.
    template <typename Function>
    auto run(Function function, std::stop_token stop = {})
    {
        auto task = std::make_shared<TaskOf<Function>>(std::move(function));
        const auto performed = perform(task, std::move(stop));
        using Outcome = typename TaskOf<Function>::Outcome;
        return performed ? task->takeOutcome() : Outcome(failure(performed.error()));
    }

    /// As long as one lives, all functions share one EidCard::Visit, which begins with the first of
    /// them: what was proved to the card stays proved, and no other program reaches the card.
    class Hold
    {
    public:
        explicit Hold(std::shared_ptr<CardLease> lease);
        ~Hold();
        Hold(const Hold &) = delete;
        Hold &operator=(const Hold &) = delete;

    private:
        std::shared_ptr<CardLease> m_lease;
    };

    /// Gives the card back: a function that runs comes to its end, the ones that wait end with
    /// Cancelled, as everything does that is asked for later.
    void release();

    /// What the functions that have ended cost.
    [[nodiscard]] CardCost cost() const;
    /// How long the card thread was busy with them.
    [[nodiscard]] std::chrono::milliseconds busy() const;

    /// Ends on the desk's thread after the desk's state tells what was done under the lease: with
    /// success after release(), else with why the lease ended.
    [[nodiscard]] QFuture<Result<void>> ended() const;

private:
    class Core;
    class Job;

    template <typename Function>
    class TaskOf final : public LeaseTask
    {
    public:
        using Outcome = std::invoke_result_t<Function &, EidCard &, CardVisit &>;

        explicit TaskOf(Function function)
            : m_function(std::move(function))
        { }

        std::optional<Error> run(EidCard &card, CardVisit &visit) override
        {
            m_outcome.emplace((*m_function)(card, visit));
            m_function.reset();
            return m_outcome->has_value() ? std::nullopt : std::optional(m_outcome->error());
        }

        [[nodiscard]] Outcome takeOutcome() { return std::move(*m_outcome); }

    private:
        std::optional<Function> m_function;
        std::optional<Outcome> m_outcome;
    };

    explicit CardLease(std::shared_ptr<Core> core);
    Result<void> perform(std::shared_ptr<LeaseTask> task, std::stop_token stop);

    std::shared_ptr<Core> m_core;
};

} // namespace eid
