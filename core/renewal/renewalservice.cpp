#include "core/renewal/renewalservice.h"

#include "core/card/carddesk.h"
#include "core/card/cardlease.h"
#include "core/card/mailbox.h"
#include "core/renewal/credentialreading.h"
#include "core/renewal/onlineplatform.h"
#include "core/renewal/renewalledger.h"
#include "core/renewal/renewalplan.h"
#include "core/renewal/renewalrun.h"
#include "core/store/renewallock.h"
#include "core/store/store.h"

#include <QPointer>
#include <QPromise>
#include <QSet>

#include <thread>
#include <tuple>
#include <utility>

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

/// What came of looking into the records, or of working with them.
template <typename T>
struct Report
{
    Result<T> result;
    std::optional<bool> isInterrupted; ///< unset where the records could not be read
};

enum class Order { Renew, Resume };

/// All that the thread of a renewal needs: it outlives nothing, and nothing outlives it.
struct Commission
{
    Order order = Order::Renew;
    RenewalScope scope = RenewalScope::Due;
    QString serial;
    RenewalService::Options options;
    std::shared_ptr<CardLease> lease;
    std::shared_ptr<JobPin> pin;
    std::function<void(const RenewalProgress &)> progress;
    std::stop_token stop;
};

Result<std::unique_ptr<RenewalPlatform>> platformOf(const RenewalService::Options &options)
{
    auto settings = options.platform();
    if (!settings)
        return failure(settings.error());
    if (options.makePlatform)
        return options.makePlatform(*settings);
    if (const auto valid = validate(*settings); !valid)
        return failure(valid.error());
    return std::make_unique<OnlinePlatform>(std::move(*settings));
}

Result<RenewalOutcome> runOn(
    const Commission &work, StoreLedger &ledger, const std::optional<UnfinishedRenewal> &unfinished)
{
    if (work.order == Order::Resume && !unfinished)
        return failure(ErrorCode::RenewalNothingToResume);
    if (work.order == Order::Renew && unfinished)
        return failure(ErrorCode::RenewalInterrupted);
    const auto platform = platformOf(work.options);
    if (!platform)
        return failure(platform.error());
    if (work.order == Order::Resume) {
        if (const auto noted = ledger.noteResumption(); !noted)
            return failure(noted.error());
    }
    const RenewalTools tools{
        work.lease, work.pin, **platform, ledger, work.options.now, work.progress, work.stop};
    auto outcome = [&] {
        RenewalRun run(tools);
        return work.order == Order::Resume ? run.resume(*unfinished)
                                           : run.renew(work.scope, work.options.windowDays);
    }();
    if (outcome) { // a session is counted when it is over
        outcome->fullHandshakes = (*platform)->cost().fullHandshakes;
        outcome->requests = (*platform)->cost().requests;
    } else {
        // Why it stopped matters more than that this could not be noted.
        std::ignore = ledger.noteFailure(outcome.error());
    }
    return outcome;
}

Report<RenewalOutcome> perform(const Commission &work)
{
    auto store = Store::open({work.options.records, work.options.now});
    if (!store)
        return {failure(store.error()), std::nullopt};
    const QString card = store->cardReference(work.serial);
    if (card.isEmpty())
        return {failure(ErrorCode::CardUnsupported, QStringLiteral("no serial")), std::nullopt};
    const auto lock = RenewalLock::acquire(*store, card);
    if (!lock)
        return {failure(lock.error()), std::nullopt};
    StoreLedger ledger(*store, card);
    const auto unfinished = ledger.takeUnfinished();
    if (!unfinished)
        return {failure(unfinished.error()), std::nullopt};
    Report<RenewalOutcome> report{runOn(work, ledger, *unfinished), std::nullopt};
    if (const auto left = RenewalJournal(*store).unfinished(card))
        report.isInterrupted = *left && hasChangedCard(**left);
    return report;
}

/// What a plan takes from the card.
struct Looked
{
    CardState card;
    QList<KeySlot> lost;
};

Report<RenewalPlan> planWith(
    const RenewalService::Options &options, const Result<Looked> &looked, RenewalScope scope)
{
    if (!looked)
        return {failure(RenewalService::explained(looked.error(), options.records)), std::nullopt};
    const CardState &card = looked->card;
    auto store = Store::open({options.records, options.now});
    if (!store)
        return {failure(store.error()), std::nullopt};
    const auto unfinished
        = RenewalJournal(*store).unfinished(store->cardReference(card.identity.serial));
    if (!unfinished)
        return {failure(unfinished.error()), std::nullopt};
    RenewalRules rules{options.now(), options.windowDays, scope, looked->lost};
    const bool isInterrupted = *unfinished && hasChangedCard(**unfinished);
    if (isInterrupted)
        rules.cutShort = slotsLeft(**unfinished);
    return {planRenewal(card, rules), isInterrupted};
}

} // namespace

// Continuations run in the context of the desk and look whether the service still lives: a context
// that is gone when a job ends is a fault to Qt.
class RenewalService::Private
{
public:
    Private(RenewalService *service, CardDesk &desk, Options options)
        : q(service)
        , m_desk(desk)
        , m_options(std::move(options))
        , m_mailbox(std::make_shared<Mailbox>(service))
    { }
    ~Private();

    QFuture<Result<RenewalPlan>> plan(const RenewalTarget &target, RenewalScope scope);
    QFuture<Result<RenewalOutcome>> start(
        Order order, const RenewalTarget &target, Secret pin, RenewalScope scope);
    void cancel() { m_stop.request_stop(); }

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] bool isInterrupted(const QString &serial) const
    {
        return m_interrupted.contains(serial);
    }

private:
    void lookIntoRecords(const Result<Looked> &looked, const QString &serial, RenewalScope scope,
        const Promise<RenewalPlan> &promise);
    void giveBack(const QString &serial);
    void conclude(const QString &serial);
    void note(const QString &serial, std::optional<bool> isInterrupted);

    RenewalService *q;
    CardDesk &m_desk;
    Options m_options;
    std::shared_ptr<Mailbox> m_mailbox;
    QSet<QString> m_interrupted;
    QList<Promise<RenewalPlan>> m_plans; ///< under way
    bool m_isRunning = false;
    std::stop_source m_stop;
    std::thread m_thread;
    std::shared_ptr<CardLease> m_lease;
    Promise<RenewalOutcome> m_promise;
    std::shared_ptr<std::optional<Report<RenewalOutcome>>>
        m_report; ///< the thread's, until it ends
};

RenewalService::Private::~Private()
{
    m_mailbox->close();
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
    for (const auto &plan : std::as_const(m_plans))
        deliver<RenewalPlan>(plan, failure(ErrorCode::Cancelled));
    if (m_promise && m_report && *m_report)
        deliver(m_promise, std::move((*m_report)->result));
}

QFuture<Result<RenewalPlan>> RenewalService::Private::plan(
    const RenewalTarget &target, RenewalScope scope)
{
    auto promise = makePromise<RenewalPlan>();
    m_plans.append(promise);
    m_desk
        .run(CardDesk::Target{target.reader, target.serial},
            [](EidCard &card, CardVisit &visit) -> Result<Looked> {
                return readCredentials(card, visit)
                    .and_then([&] { return findLostKeys(card, visit.state()); })
                    .map([&](const QList<KeySlot> &lost) {
                        return Looked{visit.state(), lost};
                    });
            })
        .then(&m_desk,
            [this, alive = QPointer(q), promise, serial = target.serial, scope](
                const Result<Looked> &looked) {
                if (alive)
                    lookIntoRecords(looked, serial, scope, promise);
            });
    return promise->future();
}

void RenewalService::Private::lookIntoRecords(const Result<Looked> &looked, const QString &serial,
    RenewalScope scope, const Promise<RenewalPlan> &promise)
{
    // Left to itself: it only reads, and what it finds may come too late.
    std::thread([this, mailbox = m_mailbox, options = m_options, looked, serial, scope, promise] {
        auto report = planWith(options, looked, scope);
        mailbox->post([this, serial, promise, report = std::move(report)]() mutable {
            m_plans.removeAll(promise);
            note(serial, report.isInterrupted);
            deliver(promise, std::move(report.result));
        });
    }).detach();
}

QFuture<Result<RenewalOutcome>> RenewalService::Private::start(
    Order order, const RenewalTarget &target, Secret pin, RenewalScope scope)
{
    if (m_isRunning) {
        return QtFuture::makeReadyFuture(
            Result<RenewalOutcome>(failure(ErrorCode::RenewalRunning)));
    }
    m_isRunning = true;
    m_stop = {};
    m_promise = makePromise<RenewalOutcome>();
    m_report = std::make_shared<std::optional<Report<RenewalOutcome>>>();
    m_lease = CardLease::take(m_desk, {target.reader, target.serial, {}});

    Commission work{order, scope, target.serial, m_options, m_lease,
        std::make_shared<JobPin>(std::move(pin)),
        [this, mailbox = m_mailbox](const RenewalProgress &progress) {
            mailbox->post([this, progress] { Q_EMIT q->progressed(progress); });
        },
        m_stop.get_token()};
    m_thread = std::thread([this, mailbox = m_mailbox, report = m_report, work = std::move(work)] {
        *report = perform(work);
        mailbox->post([this, serial = work.serial] { giveBack(serial); });
    });
    auto future = m_promise->future();
    Q_EMIT q->changed();
    return future;
}

void RenewalService::Private::giveBack(const QString &serial)
{
    m_thread.join();
    auto ended = m_lease->ended();
    std::exchange(m_lease, nullptr)->release();
    // The desk first tells how the card stands now.
    ended.then(&m_desk, [this, alive = QPointer(q), serial](const Result<void> &) {
        if (alive)
            conclude(serial);
    });
}

void RenewalService::Private::conclude(const QString &serial)
{
    auto report = std::move(**m_report);
    m_report.reset();
    const auto promise = std::exchange(m_promise, nullptr);
    m_isRunning = false;
    note(serial, report.isInterrupted);
    Q_EMIT q->changed();
    deliver(promise, std::move(report.result));
}

void RenewalService::Private::note(const QString &serial, std::optional<bool> isInterrupted)
{
    if (!isInterrupted || *isInterrupted == m_interrupted.contains(serial))
        return;
    if (*isInterrupted)
        m_interrupted.insert(serial);
    else
        m_interrupted.remove(serial);
    Q_EMIT q->changed();
}

Error RenewalService::explained(Error error, const QString &records)
{
    if (error.code != ErrorCode::CardBusy)
        return error;
    const auto store = Store::open({.path = records});
    if (!store || !RenewalLock::isAnyHeld(*store))
        return error;
    return Error{ErrorCode::RenewalRunning, std::move(error.detail), std::nullopt};
}

RenewalService::RenewalService(CardDesk &desk, Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, desk, std::move(options)))
{ }

RenewalService::~RenewalService() = default;

QFuture<Result<RenewalPlan>> RenewalService::plan(RenewalTarget target, RenewalScope scope)
{
    return d->plan(target, scope);
}

QFuture<Result<RenewalOutcome>> RenewalService::renew(
    RenewalTarget target, Secret pin, RenewalScope scope)
{
    return d->start(Order::Renew, target, std::move(pin), scope);
}

QFuture<Result<RenewalOutcome>> RenewalService::resume(RenewalTarget target, Secret pin)
{
    return d->start(Order::Resume, target, std::move(pin), RenewalScope::All);
}

void RenewalService::cancel()
{
    d->cancel();
}

bool RenewalService::isRunning() const
{
    return d->isRunning();
}

bool RenewalService::isInterrupted(const QString &serial) const
{
    return d->isInterrupted(serial);
}

} // namespace eid
