#include "core/facesample/facesampleservice.h"

#include "core/card/carddesk.h"
#include "core/card/cardlease.h"
#include "core/card/mailbox.h"
#include "core/facesample/faceplatform.h"
#include "core/facesample/samplerun.h"
#include "core/store/journalentry.h"
#include "core/store/sealedsamples.h"
#include "core/store/store.h"

#include <QPointer>
#include <QPromise>
#include <QThreadPool>

#include <mutex>
#include <thread>
#include <utility>
#include <variant>

namespace eid {

namespace {

template <typename T>
using Promise = std::shared_ptr<QPromise<Result<T>>>;

template <typename T>
Promise<T> makePromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <typename T>
void deliver(const Promise<T> &promise, Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

/// To whom samples were sealed when the platform was asked last. Any thread.
class KnownBackOffice
{
public:
    void set(const Certificate &certificate)
    {
        const std::scoped_lock lock(m_mutex);
        m_certificate = certificate;
    }
    [[nodiscard]] std::optional<Certificate> get() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_certificate;
    }

private:
    mutable std::mutex m_mutex;
    std::optional<Certificate> m_certificate;
};

/// A sample that was taken, or the identifier of one that waits.
using Errand = std::variant<FaceSample, QString>;

/// All that the thread of a job needs: it outlives nothing, and nothing outlives it.
struct Commission
{
    Errand errand;
    QString serial;
    FaceSampleService::Options options;
    std::optional<Certificate> backOffice;
    HeldCard card;
    std::function<void(const SampleProgress &)> progress;
    std::stop_token stop;
};

Result<PlatformSettings> settingsOf(const FaceSampleService::Options &options)
{
    auto settings = options.platform();
    if (!settings)
        return settings;
    if (const auto valid = validate(*settings); !valid)
        return failure(valid.error());
    return settings;
}

Result<SampleOutcome> perform(Commission &work)
{
    const auto settings = settingsOf(work.options);
    if (!settings)
        return failure(settings.error());
    auto store = Store::open({work.options.records, work.options.now});
    if (!store)
        return failure(store.error());
    const QString reference = store->cardReference(work.serial);
    if (reference.isEmpty())
        return failure(ErrorCode::CardUnsupported, QStringLiteral("no serial"));
    SampleRun run({work.card, reference, *settings, *store, work.options.now, work.progress,
        work.stop, work.options.session});
    if (auto *sample = std::get_if<FaceSample>(&work.errand))
        return run.send(std::move(*sample), work.backOffice);
    return run.sendWaiting(std::get<QString>(work.errand));
}

Result<PresenceChallenge> askFor(const FaceSampleService::Options &options,
    KnownBackOffice &backOffice, const std::stop_token &stop)
{
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    PlatformSession session(*settings, std::nullopt, options.session);
    FacePlatform platform(session);
    const auto certificate = platform.backOffice(options.now(), stop);
    if (!certificate)
        return failure(certificate.error());
    backOffice.set(*certificate);
    return platform.challenge(stop);
}

Result<QList<WaitingSample>> waitingIn(
    const FaceSampleService::Options &options, const QString &serial)
{
    auto store = Store::open({options.records, options.now});
    if (!store)
        return failure(store.error());
    SealedSamples samples(*store);
    if (const auto removed = samples.removeExpired(); !removed)
        return failure(removed.error());
    const auto all = samples.list();
    if (!all)
        return failure(all.error());
    const QString card = store->cardReference(serial);
    QList<WaitingSample> waiting;
    for (const SealedSample &sample : *all) {
        waiting.append({sample.identifier, sample.taken, sample.expires, sample.size, sample.sent,
            !card.isEmpty() && sample.card == card});
    }
    return waiting;
}

Result<void> discardIn(const FaceSampleService::Options &options, const QString &identifier)
{
    auto store = Store::open({options.records, options.now});
    if (!store)
        return failure(store.error());
    SealedSamples samples(*store);
    const auto found = samples.find(identifier);
    if (!found)
        return failure(found.error());
    if (!*found)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no such sample waits"));
    return samples
        .remove(identifier,
            {JournalAction::FaceSampleDiscarded, (*found)->card, {}, std::nullopt, identifier})
        .map([](bool) {});
}

} // namespace

// Continuations run in the context of the desk and look whether the service still lives: a context
// that is gone when a job ends is a fault to Qt.
class FaceSampleService::Private
{
public:
    Private(FaceSampleService *service, CardDesk &desk, Options options)
        : q(service)
        , m_desk(desk)
        , m_options(std::move(options))
        , m_mailbox(std::make_shared<Mailbox>(service))
    { }
    ~Private();

    QFuture<Result<SampleOutcome>> start(Errand errand, const SampleTarget &target, Secret pin);
    /// Runs \a work, which needs no card, on a thread of its own.
    template <typename T, typename Work>
    QFuture<Result<T>> look(Work work);
    void tellOfChange()
    {
        m_mailbox->post([this] { Q_EMIT q->changed(); });
    }
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_promise != nullptr; }
    [[nodiscard]] const Options &options() const { return m_options; }
    [[nodiscard]] std::shared_ptr<KnownBackOffice> backOffice() const { return m_backOffice; }

private:
    void renewStop();
    void giveBack();
    void conclude();

    FaceSampleService *q;
    CardDesk &m_desk;
    Options m_options;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<KnownBackOffice> m_backOffice = std::make_shared<KnownBackOffice>();
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::thread m_thread;
    std::shared_ptr<CardLease> m_lease;
    Promise<SampleOutcome> m_promise; ///< null: nothing runs
    std::shared_ptr<std::optional<Result<SampleOutcome>>> m_result; ///< the thread's, until it ends
};

FaceSampleService::Private::~Private()
{
    m_mailbox->close();
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
    m_pool.waitForDone();
    if (m_promise && m_result && *m_result)
        deliver(m_promise, std::move(**m_result));
}

void FaceSampleService::Private::cancel()
{
    m_stop.request_stop();
    if (!isRunning())
        renewStop();
}

/// What is begun from now on can be stopped again; what was begun before stays in reach.
void FaceSampleService::Private::renewStop()
{
    if (m_stop.stop_requested())
        m_stop = {};
}

template <typename T, typename Work>
QFuture<Result<T>> FaceSampleService::Private::look(Work work)
{
    auto promise = makePromise<T>();
    m_pool.start([promise, work = std::move(work), stop = m_stop.get_token()]() mutable {
        deliver<T>(promise, work(stop));
    });
    return promise->future();
}

QFuture<Result<SampleOutcome>> FaceSampleService::Private::start(
    Errand errand, const SampleTarget &target, Secret pin)
{
    if (isRunning()) {
        return QtFuture::makeReadyFuture(Result<SampleOutcome>(
            failure(ErrorCode::InvalidArgument, QStringLiteral("a sample is being sent"))));
    }
    renewStop();
    m_promise = makePromise<SampleOutcome>();
    m_result = std::make_shared<std::optional<Result<SampleOutcome>>>();
    m_lease = CardLease::take(m_desk, {target.reader, target.serial, {}});
    Commission work{std::move(errand), target.serial, m_options, m_backOffice->get(),
        {m_lease, std::make_shared<JobPin>(std::move(pin))},
        [this, mailbox = m_mailbox](const SampleProgress &progress) {
            mailbox->post([this, progress] { Q_EMIT q->progressed(progress); });
        },
        m_stop.get_token()};
    m_thread = std::thread(
        [this, mailbox = m_mailbox, result = m_result, work = std::move(work)]() mutable {
            *result = perform(work);
            mailbox->post([this] { giveBack(); });
        });
    auto future = m_promise->future();
    Q_EMIT q->changed();
    return future;
}

void FaceSampleService::Private::giveBack()
{
    m_thread.join();
    auto ended = m_lease->ended();
    std::exchange(m_lease, nullptr)->release();
    // The desk first tells how the card stands now.
    ended.then(&m_desk, [this, alive = QPointer(q)](const Result<void> &) {
        if (alive)
            conclude();
    });
}

void FaceSampleService::Private::conclude()
{
    auto result = std::move(**m_result);
    m_result.reset();
    const auto promise = std::exchange(m_promise, nullptr);
    renewStop();
    Q_EMIT q->changed();
    deliver(promise, std::move(result));
}

FaceSampleService::FaceSampleService(CardDesk &desk, Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, desk, std::move(options)))
{ }

FaceSampleService::~FaceSampleService() = default;

QFuture<Result<PresenceChallenge>> FaceSampleService::challenge()
{
    return d->look<PresenceChallenge>(
        [options = d->options(), backOffice = d->backOffice()](
            const std::stop_token &stop) { return askFor(options, *backOffice, stop); });
}

QFuture<Result<SampleOutcome>> FaceSampleService::send(
    SampleTarget target, Secret pin, FaceSample sample)
{
    return d->start(std::move(sample), target, std::move(pin));
}

QFuture<Result<QList<WaitingSample>>> FaceSampleService::waiting(SampleTarget target)
{
    return d->look<QList<WaitingSample>>(
        [options = d->options(), serial = target.serial](
            const std::stop_token &) { return waitingIn(options, serial); });
}

QFuture<Result<SampleOutcome>> FaceSampleService::sendWaiting(
    SampleTarget target, Secret pin, QString identifier)
{
    return d->start(std::move(identifier), target, std::move(pin));
}

QFuture<Result<void>> FaceSampleService::discard(QString identifier)
{
    return d->look<void>([this, options = d->options(), identifier](const std::stop_token &) {
        auto discarded = discardIn(options, identifier);
        if (discarded)
            d->tellOfChange();
        return discarded;
    });
}

void FaceSampleService::cancel()
{
    d->cancel();
}

bool FaceSampleService::isRunning() const
{
    return d->isRunning();
}

} // namespace eid
