#include "core/card/carddesk.h"

#include "core/card/cardrunner.h"
#include "core/card/cardsessions.h"
#include "core/card/readerplaces.h"
#include "core/smartcard/pcscapi.h"
#include "core/smartcard/readerwatch.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace eid {

namespace {

CardDesk::Options completed(CardDesk::Options options)
{
    if (!options.pcsc)
        options.pcsc = loadHostPcsc;
    return options;
}

} // namespace

/// What is done next, and what is told of it. Every decision is made here, on the desk's thread;
/// the card thread has one task at a time and decides nothing.
class CardDesk::Private
{
public:
    Private(CardDesk *desk, const Options &options)
        : q(desk)
        , m_watch(options.pcsc)
        , m_runner(options.pcsc, options.commandTimeout)
    {
        connect(&m_watch, &ReaderWatch::changed, q,
            [this](const ReaderSnapshot &snapshot) { look(snapshot); });
        connect(&m_runner, &CardRunner::idle, q, [this] { doNext(); });
    }

    void start() { m_watch.start(); }
    void retry() { m_watch.retry(); }
    void post(const Target &target, std::shared_ptr<CardJob> job);
    void refresh(const QString &reader);
    bool tryAgain(const QString &reader);
    void cancelAll();

    [[nodiscard]] const DeskState &state() const { return m_places.state(); }

private:
    using Stay = ReaderPlaces::Stay;
    struct QueuedJob
    {
        Target target;
        std::shared_ptr<CardJob> job;
    };
    enum class Turn { Now, Later };

    void look(const ReaderSnapshot &snapshot);
    void setState(CardState state);
    void setFailed(const QString &reader, const Error &error);

    void doNext();
    bool letGo();
    bool doNextJob();
    void doNextReading();
    [[nodiscard]] Result<Turn> turnOf(const Target &target);

    void read(const CardState &from);
    void onRead(CardState state, Stay stay, const Result<void> &end);
    void work(const QueuedJob &queued, const CardState &from);
    void onWorked(CardJob &job, CardState state, Stay stay, const Result<void> &end);
    void readAgain(const QString &reader, Stay stay);

    CardDesk *q;
    ReaderPlaces m_places;
    std::deque<QueuedJob> m_jobs;
    std::shared_ptr<CardJob> m_job; ///< the one that runs
    ReaderWatch m_watch;
    CardRunner m_runner;
};

void CardDesk::Private::look(const ReaderSnapshot &snapshot)
{
    const DeskState before = state();
    m_places.update(snapshot);
    if (state() != before)
        Q_EMIT q->changed();
    const auto readers = state().readers; // whoever hears of one may ask for a refresh
    for (const CardState &card : readers) {
        const CardState *known = before.find(card.reader);
        if (card.phase == CardPhase::Failed && (known == nullptr || *known != card))
            Q_EMIT q->settled(card.reader);
    }
    doNext();
}

void CardDesk::Private::setState(CardState state)
{
    if (m_places.set(std::move(state)))
        Q_EMIT q->changed();
}

void CardDesk::Private::setFailed(const QString &reader, const Error &error)
{
    m_places.setFailed(reader, error);
    const bool isStillThere = state().find(reader)->isCardPresent();
    Q_EMIT q->changed();
    if (isStillThere)
        Q_EMIT q->settled(reader);
}

void CardDesk::Private::refresh(const QString &reader)
{
    if (!m_places.restart(reader))
        return;
    const bool isFailed = state().find(reader)->phase == CardPhase::Failed;
    Q_EMIT q->changed();
    if (isFailed)
        Q_EMIT q->settled(reader);
    doNext();
}

bool CardDesk::Private::tryAgain(const QString &reader)
{
    if (!m_places.tryAgain(reader))
        return false;
    Q_EMIT q->changed();
    doNext();
    return true;
}

void CardDesk::Private::post(const Target &target, std::shared_ptr<CardJob> job)
{
    m_jobs.push_back({target, std::move(job)});
    m_runner.setWanted(true);
    // Not at once: whoever asked has not got the future yet.
    QMetaObject::invokeMethod(
        q, [this] { doNext(); }, Qt::QueuedConnection);
}

void CardDesk::Private::cancelAll()
{
    const Error cancelled{ErrorCode::Cancelled, {}, {}};
    if (m_job)
        std::exchange(m_job, nullptr)->deliver(cancelled);
    for (const auto &queued : std::exchange(m_jobs, {}))
        queued.job->deliver(cancelled);
}

void CardDesk::Private::doNext()
{
    if (!m_runner.isIdle() || letGo())
        return;
    const bool works = doNextJob();
    m_runner.setWanted(!m_jobs.empty());
    if (!works)
        doNextReading();
}

bool CardDesk::Private::letGo()
{
    const auto left = m_places.takeLeft();
    if (!m_runner.hasThread() || left.isEmpty())
        return false;
    m_runner.run({
        .work =
            [left](CardSessions &sessions, const CardRunner::Report &) {
                for (const QString &reader : left.readers)
                    sessions.forget(reader);
                if (left.service)
                    sessions.forgetAll();
                return [] {};
            },
        .givenUp = [](const Error &) {},
        .cameBack = [] {},
    });
    return true;
}

bool CardDesk::Private::doNextJob()
{
    while (m_runner.isIdle()) {
        const auto ready = std::ranges::find_if(
            m_jobs, [this](const QueuedJob &job) { return turnOf(job.target) != Turn::Later; });
        if (ready == m_jobs.end())
            return false;
        const QueuedJob next = std::move(*ready);
        m_jobs.erase(ready);
        if (const auto turn = turnOf(next.target); !turn)
            next.job->deliver(turn.error());
        else
            work(next, *state().find(next.target.reader));
    }
    return true;
}

Result<CardDesk::Private::Turn> CardDesk::Private::turnOf(const Target &target)
{
    if (target.stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    if (!state().isKnown)
        return Turn::Later;
    if (state().serviceError)
        return failure(*state().serviceError);
    const CardState *card = state().find(target.reader);
    if (card == nullptr)
        return failure(ErrorCode::ReaderNotFound);
    switch (card->phase) {
    case CardPhase::Empty:
        return failure(ErrorCode::NoCard);
    case CardPhase::Failed:
        return failure(*card->error);
    case CardPhase::Recognising:
    case CardPhase::Known:
        return Turn::Later;
    case CardPhase::Named:
    case CardPhase::Complete:
        break;
    }
    if (!target.serial.isEmpty() && target.serial != card->identity.serial)
        return failure(ErrorCode::CardChanged);
    return Turn::Now;
}

void CardDesk::Private::doNextReading()
{
    if (const auto next = m_places.nextToRead())
        read(*next);
}

void CardDesk::Private::read(const CardState &from)
{
    const QString reader = from.reader;
    const Stay stay = m_places.stayIn(reader);
    m_runner.run({
        .work =
            [this, stay, state = CardState(from)](
                CardSessions &sessions, const CardRunner::Report &report) mutable {
                const auto end = sessions.read(state, [&] {
                    report([this, stay, state] {
                        if (m_places.isStaying(state.reader, stay))
                            setState(state);
                    });
                });
                return std::function<void()>(
                    [this, stay, state, end] { onRead(state, stay, end); });
            },
        .givenUp =
            [this, reader, stay](const Error &error) {
                if (m_places.isStaying(reader, stay))
                    setFailed(reader, error);
            },
        .cameBack = [this, reader, stay] { readAgain(reader, stay); },
        .stop = m_places.readingToken(reader),
    });
}

void CardDesk::Private::onRead(CardState state, Stay stay, const Result<void> &end)
{
    const QString reader = state.reader;
    if (!m_places.isStaying(reader, stay))
        return;
    if (!end) {
        if (end.error().code != ErrorCode::CardCommunication || !tryAgain(reader))
            setFailed(reader, end.error());
        return;
    }
    const bool isComplete = state.phase == CardPhase::Complete;
    if (isComplete)
        m_places.setComplete(reader);
    setState(std::move(state));
    if (isComplete)
        Q_EMIT q->settled(reader);
}

void CardDesk::Private::work(const QueuedJob &queued, const CardState &from)
{
    const QString reader = from.reader;
    const Stay stay = m_places.stayIn(reader);
    m_job = queued.job;
    m_runner.run({
        .work =
            [this, stay, job = queued.job, stop = queued.target.stop, state = CardState(from)](
                CardSessions &sessions, const CardRunner::Report &) mutable {
                const auto end = sessions.work(state, *job, stop);
                return std::function<void()>(
                    [this, stay, job, state, end] { onWorked(*job, state, stay, end); });
            },
        .givenUp =
            [this, reader, stay, job = queued.job](const Error &error) {
                m_job.reset();
                if (m_places.isStaying(reader, stay))
                    setFailed(reader, error);
                job->deliver(error);
            },
        .cameBack = [this, reader, stay] { readAgain(reader, stay); },
        .stop = queued.target.stop,
    });
}

void CardDesk::Private::onWorked(CardJob &job, CardState state, Stay stay, const Result<void> &end)
{
    m_job.reset();
    if (m_places.isStaying(state.reader, stay)) {
        if (!end && ReaderPlaces::isRemoval(end.error()))
            setFailed(state.reader, end.error());
        else if (!end && CardSessions::endsSession(end.error().code))
            refresh(state.reader);
        else
            setState(std::move(state));
    }
    job.deliver(end ? Error() : end.error());
}

void CardDesk::Private::readAgain(const QString &reader, Stay stay)
{
    if (m_places.isStaying(reader, stay))
        refresh(reader);
}

CardDesk::CardDesk(QObject *parent)
    : CardDesk(Options(), parent)
{ }

CardDesk::CardDesk(Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, completed(std::move(options))))
{ }

CardDesk::~CardDesk()
{
    d->cancelAll();
}

void CardDesk::start()
{
    d->start();
}

const DeskState &CardDesk::state() const
{
    return d->state();
}

void CardDesk::post(const Target &target, std::shared_ptr<CardJob> job)
{
    d->post(target, std::move(job));
}

void CardDesk::refresh(const QString &reader)
{
    d->refresh(reader);
}

void CardDesk::retry()
{
    d->retry();
}

} // namespace eid
