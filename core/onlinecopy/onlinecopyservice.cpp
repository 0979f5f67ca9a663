#include "core/onlinecopy/onlinecopyservice.h"

#include "core/card/carddesk.h"
#include "core/crypto/publickey.h"
#include "core/onlinecopy/authenticationrun.h"
#include "core/onlinecopy/copyerrands.h"
#include "core/onlinecopy/copyissuing.h"
#include "core/onlinecopy/copyjobs.h"
#include "core/onlinecopy/copyvault.h"
#include "core/onlinecopy/lossrun.h"
#include "core/onlinecopy/openrequests.h"

#include <utility>

namespace eid {

namespace {

using SharedSecret = std::shared_ptr<const Secret>;

/// The card of \a target as \a desk has read it.
SeenCard seenOn(const CardDesk &desk, const CopyTarget &target)
{
    SeenCard card{target.serial, {}};
    const CardState *state = desk.state().find(target.reader);
    if (state == nullptr || state->identity.serial != target.serial)
        return card;
    for (const CertificateSlot &certificate : state->certificates) {
        if (certificate.slot == KeySlot::Authentication
            && certificate.content == CertificateSlot::Content::Present)
            card.publicKey = publicKeyOf(certificate.certificate);
    }
    return card;
}

} // namespace

class OnlineCopyService::Private
{
public:
    Private(OnlineCopyService *service, CardDesk &cardDesk, Options options)
        : q(service)
        , desk(cardDesk)
        , jobs(cardDesk, std::move(options), service,
              [service](const CopyProgress &progress) { Q_EMIT service->progressed(progress); })
    { }
    ~Private()
    {
        if (reading)
            deliver<AuthenticationRequest>(
                std::exchange(reading, nullptr), failure(ErrorCode::Cancelled));
    }

    /// A job with a card that changes nothing but what it says.
    template <typename T, typename Work>
    QFuture<Result<T>> withCard(const CopyTarget &target, Secret pin, Work work)
    {
        return withCard<T>(target, std::move(pin), std::move(work), [](const Result<T> &) {});
    }
    template <typename T, typename Work, typename After>
    QFuture<Result<T>> withCard(const CopyTarget &target, Secret pin, Work work, After after)
    {
        auto future = jobs.withCard<T>(target, std::move(pin), std::move(work),
            [this, after = std::move(after)](const Result<T> &result) {
                after(result);
                Q_EMIT q->changed();
            });
        Q_EMIT q->changed();
        return future;
    }
    QFuture<Result<LossState>> lossJob(
        const CopyTarget &target, Secret pin, Result<LossState> (LossRun::*job)());
    QFuture<Result<int>> removal(
        QString serial, Result<int> (*removeCopies)(const Options &options, const QString &serial));

    OnlineCopyService *q;
    CardDesk &desk;
    std::shared_ptr<CopyMemory> memory = std::make_shared<CopyMemory>();
    OpenRequests requests;
    CopyPromise<AuthenticationRequest> reading; ///< null: none is read
    CopyJobs jobs; ///< the first to go: it waits for what uses the others
};

QFuture<Result<LossState>> OnlineCopyService::Private::lossJob(
    const CopyTarget &target, Secret pin, Result<LossState> (LossRun::*job)())
{
    return withCard<LossState>(
        target, std::move(pin), [job](const CopyTools &tools) { return (LossRun(tools).*job)(); },
        [this](const Result<LossState> &) { memory->forget(); });
}

QFuture<Result<int>> OnlineCopyService::Private::removal(
    QString serial, Result<int> (*removeCopies)(const Options &options, const QString &serial))
{
    auto promise = makeCopyPromise<int>();
    jobs.inBackground<int>([options = jobs.options(), serial = std::move(serial), removeCopies](
                               const std::stop_token &) { return removeCopies(options, serial); },
        [this, promise](Result<int> removed) {
            Q_EMIT q->changed();
            deliver(promise, std::move(removed));
        });
    return promise->future();
}

OnlineCopyService::OnlineCopyService(CardDesk &desk, Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, desk, std::move(options)))
{ }

OnlineCopyService::~OnlineCopyService() = default;

QFuture<Result<CopyOffer>> OnlineCopyService::readOffer(QString text)
{
    return d->jobs.withoutCard<CopyOffer>(
        [options = d->jobs.options(), text = std::move(text)](
            const std::stop_token &stop) { return readOfferWith(options, text, stop); });
}

QFuture<Result<CopiesTaken>> OnlineCopyService::take(
    CopyTarget target, Secret pin, CopyOffer offer, Secret transactionCode)
{
    return d->withCard<CopiesTaken>(target, std::move(pin),
        [offer = std::move(offer), code = std::move(transactionCode), memory = d->memory](
            const CopyTools &tools) {
            return CopyIssuing(tools, memory->lists).take(offer, code);
        });
}

QFuture<Result<CopiesTaken>> OnlineCopyService::refresh(CopyTarget target, Secret pin)
{
    return d->withCard<CopiesTaken>(
        target, std::move(pin), [memory = d->memory](const CopyTools &tools) {
            return CopyIssuing(tools, memory->lists).refresh();
        });
}

QFuture<Result<CopyOverview>> OnlineCopyService::overview(CopyTarget target)
{
    return d->jobs.withoutCard<CopyOverview>(
        [options = d->jobs.options(), card = seenOn(d->desk, target), memory = d->memory](
            const std::stop_token &) { return overviewWith(options, card, memory->standings); });
}

QFuture<Result<CopyView>> OnlineCopyService::open(CopyTarget target, Secret pin)
{
    return d->withCard<CopyView>(target, std::move(pin),
        [memory = d->memory](const CopyTools &tools) { return openWithCard(tools, *memory); });
}

QFuture<Result<CopyView>> OnlineCopyService::openWithPhrase(QString serial, Secret phrase)
{
    return d->jobs.withoutCard<CopyView>(
        [options = d->jobs.options(), serial = std::move(serial), phrase = std::move(phrase),
            memory = d->memory](const std::stop_token &stop) {
            return openByPhrase(options, serial, phrase, *memory, stop);
        });
}

QFuture<Result<SharedSecret>> OnlineCopyService::makeRecoveryPhrase(CopyTarget target, Secret pin)
{
    return d->withCard<SharedSecret>(target, std::move(pin), &makePhrase);
}

QFuture<Result<void>> OnlineCopyService::restore(CopyTarget target, Secret pin, Secret phrase)
{
    return d->withCard<void>(
        target, std::move(pin), [phrase = std::move(phrase)](const CopyTools &tools) {
            return restoreVault(tools, phrase);
        });
}

QFuture<Result<int>> OnlineCopyService::remove(QString serial)
{
    return d->removal(std::move(serial), &removeWith);
}

QFuture<Result<int>> OnlineCopyService::removeOthers(QString serial)
{
    return d->removal(std::move(serial), &removeOthersWith);
}

QFuture<Result<AuthenticationRequest>> OnlineCopyService::readRequest(QString link)
{
    if (const auto begun = d->requests.beginReading(d->jobs.options().now()); !begun)
        return QtFuture::makeReadyFuture(Result<AuthenticationRequest>(failure(begun.error())));
    d->reading = makeCopyPromise<AuthenticationRequest>();
    d->jobs.inBackground<OpenRequest>(
        [options = d->jobs.options(), link = std::move(link)](
            const std::stop_token &stop) { return readRequestWith(options, link, stop); },
        [this](Result<OpenRequest> read) {
            auto opened = d->requests.finishReading(std::move(read));
            const auto promise = std::exchange(d->reading, nullptr);
            Q_EMIT changed();
            deliver<AuthenticationRequest>(
                promise, opened.map([](const OpenRequest &request) { return request.shown; }));
        });
    return d->reading->future();
}

std::optional<AuthenticationRequest> OnlineCopyService::openRequest() const
{
    const auto &open = d->requests.open();
    return open ? std::optional(open->shown) : std::nullopt;
}

QFuture<Result<AuthenticationOutcome>> OnlineCopyService::answer(
    CopyTarget target, Secret pin, AuthenticationConsent consent)
{
    const auto open = d->requests.open();
    if (!open)
        return QtFuture::makeReadyFuture(
            Result<AuthenticationOutcome>(failure(ErrorCode::RequestOver)));
    if (!d->jobs.isRunning())
        d->requests.beginAnswer();
    return d->withCard<AuthenticationOutcome>(
        target, std::move(pin),
        [request = *open, sent = d->requests.sent(), consent = std::move(consent),
            memory = d->memory](const CopyTools &tools) {
            return AuthenticationRun(tools, memory->lists).answer(request, consent, *sent);
        },
        [this](const Result<AuthenticationOutcome> &outcome) {
            // The platform knows more than the lists that it has shown.
            if (!outcome && outcome.error().code == ErrorCode::CopyNotValid)
                d->memory->forget();
            d->requests.finishAnswer(outcome ? std::nullopt : std::optional(outcome.error()));
        });
}

QFuture<Result<AuthenticationOutcome>> OnlineCopyService::decline()
{
    if (d->requests.isAnswering())
        return QtFuture::makeReadyFuture(Result<AuthenticationOutcome>(
            failure(ErrorCode::RequestBusy, QStringLiteral("it is being answered"))));
    const auto open = d->requests.close();
    if (!open)
        return QtFuture::makeReadyFuture(
            Result<AuthenticationOutcome>(failure(ErrorCode::RequestOver)));
    Q_EMIT changed();
    return d->jobs.withoutCard<AuthenticationOutcome>(
        [options = d->jobs.options(), request = *open](
            const std::stop_token &stop) { return declineWith(options, request, stop); });
}

void OnlineCopyService::abandon()
{
    if (!d->requests.isAnswering() && d->requests.close())
        Q_EMIT changed();
}

QFuture<Result<LossState>> OnlineCopyService::lossState(CopyTarget target, Secret pin)
{
    return d->withCard<LossState>(
        target, std::move(pin), [](const CopyTools &tools) { return LossRun(tools).state(); });
}

QFuture<Result<SharedSecret>> OnlineCopyService::lossCode(CopyTarget target, Secret pin)
{
    return d->withCard<SharedSecret>(
        target, std::move(pin), [](const CopyTools &tools) { return LossRun(tools).code(); });
}

QFuture<Result<LossState>> OnlineCopyService::reportLoss(Secret code)
{
    return d->jobs.withoutCard<LossState>([options = d->jobs.options(), code = std::move(code),
                                              memory = d->memory](const std::stop_token &stop) {
        auto state = reportLossWith(options, code, stop);
        memory->forget();
        return state;
    });
}

QFuture<Result<LossState>> OnlineCopyService::withdrawLoss(CopyTarget target, Secret pin)
{
    return d->lossJob(target, std::move(pin), &LossRun::withdraw);
}

QFuture<Result<LossState>> OnlineCopyService::freeze(CopyTarget target, Secret pin)
{
    return d->lossJob(target, std::move(pin), &LossRun::freeze);
}

QFuture<Result<LossState>> OnlineCopyService::unfreeze(CopyTarget target, Secret pin)
{
    return d->lossJob(target, std::move(pin), &LossRun::unfreeze);
}

void OnlineCopyService::cancel()
{
    d->jobs.cancel();
}

bool OnlineCopyService::isRunning() const
{
    return d->jobs.isRunning();
}

} // namespace eid
