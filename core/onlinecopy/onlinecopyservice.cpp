#include "core/onlinecopy/onlinecopyservice.h"

#include "core/crypto/keywrap.h"
#include "core/crypto/recoveryphrase.h"
#include "core/onlinecopy/authenticationrun.h"
#include "core/onlinecopy/copyissuing.h"
#include "core/onlinecopy/copyjobs.h"
#include "core/onlinecopy/copyoffer.h"
#include "core/onlinecopy/copyreading.h"
#include "core/onlinecopy/copyvault.h"
#include "core/onlinecopy/issuingplatform.h"
#include "core/onlinecopy/lossrun.h"
#include "core/onlinecopy/openrequests.h"
#include "core/onlinecopy/requestplatform.h"
#include "core/onlinecopy/statuslists.h"
#include "core/platform/pathstatus.h"
#include "core/store/copykeys.h"
#include "core/store/journal.h"
#include "core/store/journalentry.h"
#include "core/store/onlinecopies.h"

#include <tuple>
#include <variant>

namespace eid {

namespace {

using Options = OnlineCopyService::Options;
using SharedSecret = std::shared_ptr<const Secret>;

/// What is known of copies' standing: of lists until they are over, of copies until somebody looks
/// again.
struct CopyMemory
{
    StatusLists lists;
    KnownStandings standings;

    /// Something was done that changes it.
    void forget()
    {
        lists.forget();
        standings.forget();
    }
};

Result<CopyOffer> readOfferWith(
    const Options &options, const QString &text, const std::stop_token &stop)
{
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    const auto understood = understandOffer(text, settings->address);
    if (!understood)
        return failure(understood.error());
    if (const auto *offer = std::get_if<CopyOffer>(&*understood))
        return *offer;
    PlatformSession session(*settings, std::nullopt, options.session);
    return IssuingPlatform(session, stop).offer(std::get<OfferPlace>(*understood).path);
}

/// Why the certificate of whoever asks was refused, as an error of the request.
Error errorOfAsker(const Error &error)
{
    switch (error.code) {
    case ErrorCode::CertificateRevoked:
    case ErrorCode::CertificateStatusUnknown:
    case ErrorCode::CertificateUntrusted:
    case ErrorCode::CertificateMalformed:
        return {ErrorCode::RequestUntrusted, error.detail, std::nullopt};
    default: // the way to the platform
        return error;
    }
}

Result<OpenRequest> readRequestWith(
    const Options &options, const QString &link, const std::stop_token &stop)
{
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    auto found = understandRequestLink(link, settings->address);
    if (!found)
        return failure(found.error());
    PlatformSession session(*settings, std::nullopt, options.session);
    if (found->object.isEmpty()) {
        auto object = RequestPlatform(session, stop).requestObject(found->path);
        if (!object)
            return failure(object.error());
        found->object = *std::move(object);
    }
    const QDateTime now = options.now();
    auto request = verifyRequest(
        found->object, found->clientId, {settings->address, rootsOf(*settings), now});
    if (!request)
        return request;
    const auto status
        = checkNotRevoked(session, request->path, QStringLiteral("whoever asks"), now, stop);
    if (!status)
        return failure(errorOfAsker(status.error()));
    return request;
}

Result<AuthenticationOutcome> declineWith(
    const Options &options, const OpenRequest &request, const std::stop_token &stop)
{
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    PlatformSession session(*settings, std::nullopt, options.session);
    const auto redirect = RequestPlatform(session, stop).decline(request);
    if (!redirect)
        return failure(redirect.error());
    AuthenticationOutcome outcome{
        request.shown.relyingParty, true, {}, false, *redirect, std::nullopt};
    auto store = Store::open({options.records, options.now});
    const auto noted = store
        ? Journal(*store).append({JournalAction::AuthenticationDeclined}).map([](const auto &) {})
        : Result<void>(failure(store.error()));
    if (!noted)
        outcome.notNoted = noted.error();
    return outcome;
}

Result<CopyOverview> overviewWith(
    const Options &options, const QString &serial, const KnownStandings &standings)
{
    auto store = Store::open({options.records, options.now});
    if (!store)
        return failure(store.error());
    return overviewOf(*store, store->cardReference(serial), standings);
}

/// The keys that a phrase may open: that of the card with \a serial or, where that is empty, all.
Result<QList<CopyKey>> recoverableKeys(Store &store, const QString &serial)
{
    const auto all = CopyKeys(store).list();
    if (!all)
        return failure(all.error());
    QList<CopyKey> keys;
    for (const CopyKey &key : *all) {
        if (!key.recovery.empty() && (serial.isEmpty() || key.card == store.cardReference(serial)))
            keys.append(key);
    }
    if (keys.isEmpty())
        return failure(ErrorCode::CopyMissing, QStringLiteral("no recovery phrase"));
    return keys;
}

Result<CopyView> openByPhrase(const Options &options, const QString &serial, const Secret &phrase,
    CopyMemory &memory, const std::stop_token &stop)
{
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    auto store = Store::open({options.records, options.now});
    if (!store)
        return failure(store.error());
    const auto keys = recoverableKeys(*store, serial);
    if (!keys)
        return failure(keys.error());
    for (const CopyKey &key : *keys) {
        auto dataKey = unwrapKeyByPhrase(key.recovery, phrase);
        if (!dataKey && dataKey.error().code == ErrorCode::RecoveryPhraseWrong)
            continue;
        if (!dataKey)
            return failure(dataKey.error());
        const auto cipher = ColumnCipher::create(*std::move(dataKey));
        if (!cipher)
            return failure(cipher.error());
        return viewOf(
            {*store, key.card, *settings, memory.lists, memory.standings, options.session, stop},
            *cipher);
    }
    return failure(ErrorCode::RecoveryPhraseWrong);
}

Result<SharedSecret> makePhrase(const CopyTools &tools)
{
    const auto vault = openVault(tools);
    if (!vault)
        return failure(vault.error());
    auto phrase = makeRecoveryPhrase();
    if (!phrase)
        return failure(phrase.error());
    const auto wrapped = wrapKeyByPhrase(vault->cipher.dataKey(), *phrase);
    if (!wrapped)
        return failure(wrapped.error());
    const auto kept = CopyKeys(tools.store).setRecovery(tools.cardReference, *wrapped);
    if (!kept)
        return failure(kept.error());
    return std::make_shared<const Secret>(*std::move(phrase));
}

Result<int> removeWith(const Options &options, const QString &serial)
{
    auto store = Store::open({options.records, options.now});
    if (!store)
        return failure(store.error());
    const QString card = store->cardReference(serial);
    OnlineCopies copies(*store);
    const auto kept = copies.list(card);
    if (!kept)
        return failure(kept.error());
    const auto removed = copies.removeAll(
        card, {JournalAction::CopyRemoved, card, {}, std::nullopt, QString::number(kept->size())});
    if (!removed)
        return failure(removed.error());
    return static_cast<int>(kept->size());
}

} // namespace

class OnlineCopyService::Private
{
public:
    Private(OnlineCopyService *service, CardDesk &desk, Options options)
        : q(service)
        , jobs(desk, std::move(options), service,
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

    OnlineCopyService *q;
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
        [offer = std::move(offer), code = std::move(transactionCode)](
            const CopyTools &tools) { return CopyIssuing(tools).take(offer, code); });
}

QFuture<Result<CopiesTaken>> OnlineCopyService::refresh(CopyTarget target, Secret pin)
{
    return d->withCard<CopiesTaken>(target, std::move(pin),
        [](const CopyTools &tools) { return CopyIssuing(tools).refresh(); });
}

QFuture<Result<CopyOverview>> OnlineCopyService::overview(CopyTarget target)
{
    return d->jobs.withoutCard<CopyOverview>(
        [options = d->jobs.options(), serial = target.serial, memory = d->memory](
            const std::stop_token &) { return overviewWith(options, serial, memory->standings); });
}

QFuture<Result<CopyView>> OnlineCopyService::open(CopyTarget target, Secret pin)
{
    return d->withCard<CopyView>(
        target, std::move(pin), [memory = d->memory](const CopyTools &tools) -> Result<CopyView> {
            const auto vault = openVault(tools);
            if (!vault)
                return failure(vault.error());
            return viewOf({tools.store, tools.cardReference, tools.settings, memory->lists,
                              memory->standings, tools.session, tools.stop},
                vault->cipher);
        });
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

QFuture<Result<int>> OnlineCopyService::remove(QString serial)
{
    auto promise = makeCopyPromise<int>();
    d->jobs.inBackground<int>([options = d->jobs.options(), serial = std::move(serial)](
                                  const std::stop_token &) { return removeWith(options, serial); },
        [this, promise](Result<int> removed) {
            Q_EMIT changed();
            deliver(promise, std::move(removed));
        });
    return promise->future();
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
        [request = *open, consent = std::move(consent), memory = d->memory](
            const CopyTools &tools) {
            return AuthenticationRun(tools, memory->lists).answer(request, consent);
        },
        [this](const Result<AuthenticationOutcome> &outcome) {
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
