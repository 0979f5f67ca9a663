#include "core/card/cardlease.h"

#include "core/card/cardsessions.h"
#include "core/card/eidcard.h"
#include "core/card/leasewatch.h"
#include "core/smartcard/connection.h"

#include <QPointer>
#include <QPromise>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace eid {

namespace {

/// Looks whether the card is still the one that the lease began with.
class Probe final : public LeaseTask
{
public:
    std::optional<Error> run(EidCard &card, CardVisit &) override
    {
        const auto identity = card.readIdentity();
        return identity ? std::nullopt : std::optional(identity.error());
    }
};

} // namespace

LeaseTask::~LeaseTask() = default;

/// What the lease, its job on the card thread and its watch on the desk's thread share.
class CardLease::Core
{
public:
    Core() { m_ended.start(); }

    Result<void> perform(std::shared_ptr<LeaseTask> task, const std::stop_token &stop);
    void probe();
    void addHold(int count);
    void release();
    void end(const Error &error);
    [[nodiscard]] CardCost cost() const;
    [[nodiscard]] std::chrono::milliseconds busy() const;
    [[nodiscard]] QFuture<Result<void>> ended() const { return m_ended.future(); }

    /// Card thread.
    std::optional<Error> serve(EidCard &card, CardVisit &visit);
    /// Desk's thread: the job is over, or nobody waits for it any more.
    void deliver(const Error &otherwise);

private:
    struct Entry
    {
        std::shared_ptr<LeaseTask> task;
        bool isRunning = false;
        bool isDone = false;
    };
    using Clock = std::chrono::steady_clock;
    using Lock = std::unique_lock<std::mutex>;

    void runNext(Lock &lock, EidCard &card, CardVisit &visit);
    void rest(Lock &lock, CardVisit &visit, const std::function<bool()> &isWanted);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::shared_ptr<Entry>> m_waiting;
    std::optional<Error> m_end; ///< why nothing is begun any more
    bool m_isReleased = false; ///< and that was asked for
    bool m_isOver = false; ///< nothing comes from the card thread any more
    int m_holds = 0;
    CardCost m_cost;
    Clock::duration m_busy{0};
    std::thread::id m_cardThread;
    QPromise<Result<void>> m_ended;
};

Result<void> CardLease::Core::perform(std::shared_ptr<LeaseTask> task, const std::stop_token &stop)
{
    Lock lock(m_mutex);
    if (m_cardThread == std::this_thread::get_id())
        return failure(ErrorCode::Internal, QStringLiteral("a lease within a lease"));
    if (m_end)
        return failure(*m_end);
    const auto entry = std::make_shared<Entry>(Entry{std::move(task)});
    m_waiting.push_back(entry);
    m_changed.notify_all();
    m_changed.wait(
        lock, stop, [&] { return entry->isDone || m_isOver || (m_end && !entry->isRunning); });
    if (entry->isDone)
        return {};
    std::erase(m_waiting, entry);
    if (m_end && (m_isOver || !entry->isRunning))
        return failure(*m_end);
    return failure(ErrorCode::Cancelled);
}

void CardLease::Core::probe()
{
    const std::scoped_lock lock(m_mutex);
    m_waiting.push_back(std::make_shared<Entry>(Entry{std::make_shared<Probe>()}));
    m_changed.notify_all();
}

void CardLease::Core::addHold(int count)
{
    const std::scoped_lock lock(m_mutex);
    m_holds += count;
    m_changed.notify_all();
}

void CardLease::Core::release()
{
    const std::scoped_lock lock(m_mutex);
    if (m_end)
        return;
    m_isReleased = true;
    m_end = Error{ErrorCode::Cancelled, QStringLiteral("the card was given back"), {}};
    m_changed.notify_all();
}

void CardLease::Core::end(const Error &error)
{
    const std::scoped_lock lock(m_mutex);
    if (m_end)
        return;
    m_end = error;
    m_changed.notify_all();
}

CardCost CardLease::Core::cost() const
{
    const std::scoped_lock lock(m_mutex);
    return m_cost;
}

std::chrono::milliseconds CardLease::Core::busy() const
{
    const std::scoped_lock lock(m_mutex);
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_busy);
}

std::optional<Error> CardLease::Core::serve(EidCard &card, CardVisit &visit)
{
    Lock lock(m_mutex);
    m_cardThread = std::this_thread::get_id();
    std::optional<EidCard::Visit> held;
    while (!m_end) {
        if (held && m_holds == 0) {
            lock.unlock();
            held.reset();
            lock.lock();
        } else if (!m_waiting.empty()) {
            if (m_holds > 0 && !held)
                held.emplace(card);
            runNext(lock, card, visit);
        } else {
            rest(
                lock, visit, [&] { return m_end || !m_waiting.empty() || (held && m_holds == 0); });
        }
    }
    m_cardThread = {};
    const auto end = m_isReleased ? std::nullopt : m_end;
    lock.unlock();
    return end;
}

void CardLease::Core::runNext(Lock &lock, EidCard &card, CardVisit &visit)
{
    const auto entry = m_waiting.front();
    m_waiting.pop_front();
    entry->isRunning = true;
    lock.unlock();

    const auto begun = Clock::now();
    const Cost before = card.connection().cost();
    std::optional<Error> error;
    {
        const EidCard::Visit one(card);
        error = entry->task->run(card, visit);
    }
    const Cost cost = card.connection().cost() - before;
    const auto taken = Clock::now() - begun;

    lock.lock();
    m_cost = m_cost + CardCost{cost.apdus, cost.bytesSent, cost.bytesReceived};
    m_busy += taken;
    entry->isDone = true;
    if (error && !m_end && CardSessions::endsSession(error->code))
        m_end = error;
    m_changed.notify_all();
}

void CardLease::Core::rest(Lock &lock, CardVisit &visit, const std::function<bool()> &isWanted)
{
    visit.rest();
    if (!m_changed.wait(lock, visit.stopToken(), isWanted) && !m_end)
        m_end = Error{ErrorCode::Cancelled, {}, {}};
    visit.wake();
    m_changed.notify_all();
}

void CardLease::Core::deliver(const Error &otherwise)
{
    Result<void> result;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_end)
            m_end = otherwise;
        m_isOver = true;
        if (!m_isReleased)
            result = failure(*m_end);
        m_changed.notify_all();
    }
    m_ended.addResult(std::move(result));
    m_ended.finish();
}

class CardLease::Job final : public CardJob
{
public:
    Job(std::shared_ptr<Core> core, LeaseWatch *watch)
        : m_core(std::move(core))
        , m_watch(watch)
        , m_mailbox(watch->mailbox())
    { }

    [[nodiscard]] bool makesOwnVisits() const override { return true; }

    std::optional<Error> run(EidCard &card, CardVisit &visit) override
    {
        m_mailbox->post([watch = m_watch] { watch->begin(); });
        return m_core->serve(card, visit);
    }

    void deliver(const Error &otherwise) override
    {
        delete m_guard.data();
        m_core->deliver(otherwise);
    }

private:
    std::shared_ptr<Core> m_core;
    LeaseWatch *m_watch;
    std::shared_ptr<Mailbox> m_mailbox;
    QPointer<LeaseWatch> m_guard{m_watch};
};

std::shared_ptr<CardLease> CardLease::take(CardDesk &desk, const CardDesk::Target &target)
{
    auto core = std::make_shared<Core>();
    auto *watch = new LeaseWatch(desk, target.reader,
        {[core](const Error &error) { core->end(error); }, [core] { core->probe(); }});
    desk.post(target, std::make_shared<Job>(core, watch));
    return std::shared_ptr<CardLease>(new CardLease(std::move(core)));
}

CardLease::CardLease(std::shared_ptr<Core> core)
    : m_core(std::move(core))
{ }

CardLease::~CardLease()
{
    release();
}

Result<void> CardLease::perform(std::shared_ptr<LeaseTask> task, std::stop_token stop)
{
    return m_core->perform(std::move(task), stop);
}

void CardLease::release()
{
    m_core->release();
}

CardCost CardLease::cost() const
{
    return m_core->cost();
}

std::chrono::milliseconds CardLease::busy() const
{
    return m_core->busy();
}

QFuture<Result<void>> CardLease::ended() const
{
    return m_core->ended();
}

CardLease::Hold::Hold(std::shared_ptr<CardLease> lease)
    : m_lease(std::move(lease))
{
    m_lease->m_core->addHold(1);
}

CardLease::Hold::~Hold()
{
    m_lease->m_core->addHold(-1);
}

} // namespace eid
