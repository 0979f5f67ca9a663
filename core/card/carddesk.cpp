#include "core/card/carddesk.h"

#include "core/card/cardrunner.h"
#include "core/card/cardsessions.h"
#include "core/smartcard/pcscapi.h"
#include "core/smartcard/readerwatch.h"

#include <QHash>
#include <QSet>

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

bool isRemoval(const Error &error)
{
    return error.code == ErrorCode::CardRemoved || error.code == ErrorCode::NoCard;
}

} // namespace

/// What lies where, and what is done next. Every decision is made here, on the desk's thread; the
/// card thread has one task at a time and decides nothing.
class CardDesk::Private
{
public:
    Private(CardDesk *desk, Options options)
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
    void post(Target target, std::shared_ptr<CardJob> job);
    void refresh(const QString &reader);
    void cancelAll();

    [[nodiscard]] const DeskState &state() const { return m_state; }

private:
    /// One reader, and the stay of one card in it.
    struct Place
    {
        ReaderPresence presence;
        /// Another number for every card that comes, and for every reading from the start: what is
        /// told of an earlier stay is void.
        quint64 stay = 0;
        bool wantsReading = false;
        std::stop_source reading;
    };
    struct QueuedJob
    {
        Target target;
        std::shared_ptr<CardJob> job;
    };
    enum class Turn { Now, Later };

    void look(const ReaderSnapshot &snapshot);
    void beginStay(const QString &reader);
    void endStay(Place &place);
    void setState(CardState state);
    void setFailed(const QString &reader, const Error &error);
    [[nodiscard]] bool isStaying(const QString &reader, quint64 stay) const;
    [[nodiscard]] CardState *find(const QString &reader);

    void doNext();
    bool letGo();
    bool doNextJob();
    bool doNextReading();
    [[nodiscard]] Result<Turn> turnOf(const Target &target);

    void read(const CardState &from);
    void onRead(CardState state, quint64 stay, const Result<void> &end);
    void work(const QueuedJob &queued, const CardState &from);
    void onWorked(CardJob &job, CardState state, quint64 stay, const Result<void> &end);
    void readAgain(const QString &reader, quint64 stay);

    CardDesk *q;
    DeskState m_state;
    QHash<QString, Place> m_places;
    quint64 m_lastStay = 0;
    QSet<QString> m_left; ///< readers whose card the card thread is to let go of
    bool m_serviceLeft = false;
    std::deque<QueuedJob> m_jobs;
    std::shared_ptr<CardJob> m_job; ///< the one that runs
    ReaderWatch m_watch;
    CardRunner m_runner;
};

void CardDesk::Private::look(const ReaderSnapshot &snapshot)
{
    const DeskState before = m_state;
    m_state.isKnown = true;
    m_state.serviceError = snapshot.serviceError;
    m_state.readers.clear();
    auto placesBefore = std::exchange(m_places, {});
    m_serviceLeft = m_serviceLeft || snapshot.serviceError.has_value();

    for (const ReaderPresence &presence : snapshot.readers) {
        const auto known = placesBefore.find(presence.name);
        const CardState *state = before.find(presence.name);
        if (known != placesBefore.end() && known->presence == presence && state != nullptr) {
            m_places.insert(presence.name, *known);
            m_state.readers.append(*state);
            placesBefore.erase(known);
            continue;
        }
        m_places.insert(presence.name, Place{presence, 0, false, {}});
        m_state.readers.append(CardState());
        m_state.readers.last().reader = presence.name;
        beginStay(presence.name);
    }
    for (Place &place : placesBefore)
        endStay(place);

    if (m_state != before)
        Q_EMIT q->changed();
    const auto readers = m_state.readers; // whoever hears of one may ask for a refresh
    for (const CardState &state : readers) {
        const CardState *known = before.find(state.reader);
        if (state.phase == CardPhase::Failed && (known == nullptr || *known != state))
            Q_EMIT q->settled(state.reader);
    }
    doNext();
}

/// From what the service says of a reader: an empty one, a card that is mute, or one to be read.
void CardDesk::Private::beginStay(const QString &reader)
{
    Place &place = m_places[reader];
    CardState &state = *find(reader);
    place.stay = ++m_lastStay;
    place.reading = {};
    place.wantsReading = place.presence.hasCard && !place.presence.isMute;
    m_left.insert(reader);

    state = CardState();
    state.reader = reader;
    state.atr = place.presence.atr;
    if (!place.presence.hasCard) {
        state.phase = CardPhase::Empty;
    } else if (place.presence.isMute) {
        state.phase = CardPhase::Failed;
        state.error = Error{ErrorCode::CardMute, {}, {}};
    } else {
        state.phase = CardPhase::Recognising;
    }
}

void CardDesk::Private::endStay(Place &place)
{
    place.reading.request_stop();
    m_left.insert(place.presence.name);
}

void CardDesk::Private::setState(CardState state)
{
    CardState &present = *find(state.reader);
    if (present == state)
        return;
    present = std::move(state);
    Q_EMIT q->changed();
}

void CardDesk::Private::setFailed(const QString &reader, const Error &error)
{
    CardState state = *find(reader);
    m_places[reader].wantsReading = false;
    m_left.insert(reader);
    // The watch will tell of it as well, sooner or later.
    if (isRemoval(error)) {
        state = CardState();
        state.reader = reader;
        setState(state);
        return;
    }
    state.phase = CardPhase::Failed;
    state.error = error;
    setState(state);
    Q_EMIT q->settled(reader);
}

bool CardDesk::Private::isStaying(const QString &reader, quint64 stay) const
{
    const auto place = m_places.find(reader);
    return place != m_places.end() && place->stay == stay;
}

CardState *CardDesk::Private::find(const QString &reader)
{
    const auto found = std::ranges::find(m_state.readers, reader, &CardState::reader);
    return found == m_state.readers.end() ? nullptr : &*found;
}

void CardDesk::Private::refresh(const QString &reader)
{
    if (!m_places.contains(reader))
        return;
    endStay(m_places[reader]);
    beginStay(reader);
    Q_EMIT q->changed();
    if (find(reader)->phase == CardPhase::Failed)
        Q_EMIT q->settled(reader);
    doNext();
}

void CardDesk::Private::post(Target target, std::shared_ptr<CardJob> job)
{
    m_jobs.push_back({std::move(target), std::move(job)});
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
    const auto left = std::exchange(m_left, {});
    const bool serviceLeft = std::exchange(m_serviceLeft, false);
    if (!m_runner.hasThread() || (left.isEmpty() && !serviceLeft))
        return false;
    m_runner.run({
        .work =
            [left, serviceLeft](CardSessions &sessions, const CardRunner::Report &) {
                for (const QString &reader : left)
                    sessions.forget(reader);
                if (serviceLeft)
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
            work(next, *find(next.target.reader));
    }
    return true;
}

Result<CardDesk::Private::Turn> CardDesk::Private::turnOf(const Target &target)
{
    if (target.stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    if (!m_state.isKnown)
        return Turn::Later;
    if (m_state.serviceError)
        return failure(*m_state.serviceError);
    const CardState *state = m_state.find(target.reader);
    if (state == nullptr)
        return failure(ErrorCode::ReaderNotFound);
    switch (state->phase) {
    case CardPhase::Empty:
        return failure(ErrorCode::NoCard);
    case CardPhase::Failed:
        return failure(*state->error);
    case CardPhase::Recognising:
    case CardPhase::Known:
        return Turn::Later;
    case CardPhase::Named:
    case CardPhase::Complete:
        break;
    }
    if (!target.serial.isEmpty() && target.serial != state->identity.serial)
        return failure(ErrorCode::CardChanged);
    return Turn::Now;
}

bool CardDesk::Private::doNextReading()
{
    for (const CardState &state : std::as_const(m_state.readers)) {
        if (!m_places[state.reader].wantsReading)
            continue;
        read(CardState(state));
        return true;
    }
    return false;
}

void CardDesk::Private::read(const CardState &from)
{
    const QString reader = from.reader;
    const Place &place = m_places[reader];
    const quint64 stay = place.stay;
    m_runner.run({
        .work =
            [this, stay, state = CardState(from)](
                CardSessions &sessions, const CardRunner::Report &report) mutable {
                const auto end = sessions.read(state, [&] {
                    report([this, stay, state] {
                        if (isStaying(state.reader, stay))
                            setState(state);
                    });
                });
                return std::function<void()>(
                    [this, stay, state, end] { onRead(state, stay, end); });
            },
        .givenUp =
            [this, reader, stay](const Error &error) {
                if (isStaying(reader, stay))
                    setFailed(reader, error);
            },
        .cameBack = [this, reader, stay] { readAgain(reader, stay); },
        .stop = place.reading.get_token(),
    });
}

void CardDesk::Private::onRead(CardState state, quint64 stay, const Result<void> &end)
{
    const QString reader = state.reader;
    if (!isStaying(reader, stay))
        return;
    if (!end) {
        setFailed(reader, end.error());
        return;
    }
    const bool isComplete = state.phase == CardPhase::Complete;
    m_places[reader].wantsReading = !isComplete;
    setState(std::move(state));
    if (isComplete)
        Q_EMIT q->settled(reader);
}

void CardDesk::Private::work(const QueuedJob &queued, const CardState &from)
{
    const QString reader = from.reader;
    const quint64 stay = m_places[reader].stay;
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
                if (isStaying(reader, stay))
                    setFailed(reader, error);
                job->deliver(error);
            },
        .cameBack = [this, reader, stay] { readAgain(reader, stay); },
        .stop = queued.target.stop,
    });
}

void CardDesk::Private::onWorked(
    CardJob &job, CardState state, quint64 stay, const Result<void> &end)
{
    m_job.reset();
    if (isStaying(state.reader, stay)) {
        if (!end && isRemoval(end.error()))
            setFailed(state.reader, end.error());
        else if (!end && CardSessions::endsSession(end.error().code))
            refresh(state.reader);
        else
            setState(std::move(state));
    }
    job.deliver(end ? Error() : end.error());
}

void CardDesk::Private::readAgain(const QString &reader, quint64 stay)
{
    if (isStaying(reader, stay))
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

void CardDesk::post(Target target, std::shared_ptr<CardJob> job)
{
    d->post(std::move(target), std::move(job));
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
