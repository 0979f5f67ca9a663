#include "tests/ui/onlinecopy/fakecopies.h"

#include <algorithm>
#include <utility>

namespace eid::ui {

namespace {

bool holds(const Secret &secret, const QByteArray &octets)
{
    return std::ranges::equal(secret.octets(), octets, {}, {},
        [](char octet) { return static_cast<std::uint8_t>(octet); });
}

} // namespace

template <typename T>
QFuture<Result<T>> FakeCopies::reply(const char *call, std::function<Result<T>()> answer)
{
    calls.append(QLatin1String(call));
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto give = [promise, answer = std::move(answer)](bool isCancelled) {
        promise->addResult(isCancelled ? Result<T>(failure(ErrorCode::Cancelled)) : answer());
        promise->finish();
    };
    if (isHeld)
        m_held.append(give);
    else
        give(false);
    return promise->future();
}

template <typename T>
QFuture<Result<T>> FakeCopies::withCard(
    const char *call, CopyTarget target, const Secret &pin, std::function<Result<T>()> answer)
{
    lastTarget = std::move(target);
    if (rightPin.isEmpty() || holds(pin, rightPin))
        return reply<T>(call, std::move(answer));
    return reply<T>(call, []() -> Result<T> {
        return failure(Error{ErrorCode::PinWrong, QStringLiteral("SW 63C2"), 2});
    });
}

void FakeCopies::letGo()
{
    isHeld = false;
    for (const auto &give : std::exchange(m_held, {}))
        give(false);
}

void FakeCopies::cancel()
{
    ++cancelled;
    for (const auto &give : std::exchange(m_held, {}))
        give(true);
}

QFuture<Result<CopyOffer>> FakeCopies::readOffer(QString text)
{
    lastText = std::move(text);
    return reply<CopyOffer>("readOffer", [this] { return offer; });
}

QFuture<Result<CopiesTaken>> FakeCopies::take(
    CopyTarget target, Secret pin, CopyOffer, Secret transactionCode)
{
    const bool isRight = rightCode.isEmpty() || holds(transactionCode, rightCode);
    return withCard<CopiesTaken>(
        "take", std::move(target), pin, [this, isRight]() -> Result<CopiesTaken> {
            return isRight ? taken : failure(ErrorCode::CopyCodeWrong);
        });
}

QFuture<Result<CopiesTaken>> FakeCopies::refresh(CopyTarget target, Secret pin)
{
    return withCard<CopiesTaken>("refresh", std::move(target), pin, [this] { return taken; });
}

QFuture<Result<CopyOverview>> FakeCopies::overview(CopyTarget target)
{
    lastTarget = std::move(target);
    return reply<CopyOverview>("overview", [this] { return overviewed; });
}

QFuture<Result<CopyView>> FakeCopies::open(CopyTarget target, Secret pin)
{
    return withCard<CopyView>("open", std::move(target), pin, [this] { return opened; });
}

QFuture<Result<CopyView>> FakeCopies::openWithPhrase(QString serial, Secret phrase)
{
    lastTarget = {{}, std::move(serial)};
    const bool isRight = rightCode.isEmpty() || holds(phrase, rightCode);
    return reply<CopyView>("openWithPhrase", [this, isRight]() -> Result<CopyView> {
        return isRight ? opened : failure(ErrorCode::RecoveryPhraseWrong);
    });
}

QFuture<Result<std::shared_ptr<const Secret>>> FakeCopies::makeRecoveryPhrase(
    CopyTarget target, Secret pin)
{
    return withCard<std::shared_ptr<const Secret>>(
        "makeRecoveryPhrase", std::move(target), pin, [this] { return code; });
}

QFuture<Result<int>> FakeCopies::remove(QString serial)
{
    lastTarget = {{}, std::move(serial)};
    return reply<int>("remove", [this] {
        if (removed && overviewed)
            overviewed->copies.clear();
        return removed;
    });
}

QFuture<Result<int>> FakeCopies::removeOthers(QString serial)
{
    lastTarget = {{}, std::move(serial)};
    return reply<int>("removeOthers", [this] {
        if (removed && overviewed)
            overviewed->ofOtherCards = 0;
        return removed;
    });
}

QFuture<Result<AuthenticationRequest>> FakeCopies::readRequest(QString link)
{
    lastText = std::move(link);
    return reply<AuthenticationRequest>("readRequest", [this]() -> Result<AuthenticationRequest> {
        if (m_open)
            return failure(ErrorCode::RequestBusy);
        if (request)
            m_open = *request;
        return request;
    });
}

QFuture<Result<AuthenticationOutcome>> FakeCopies::answer(
    CopyTarget target, Secret pin, AuthenticationConsent consent)
{
    lastConsent = std::move(consent);
    return withCard<AuthenticationOutcome>(
        "answer", std::move(target), pin, [this]() -> Result<AuthenticationOutcome> {
            if (!outcome)
                return outcome;
            m_open.reset();
            AuthenticationOutcome told = *outcome;
            told.relyingParty = request->relyingParty;
            told.disclosed = lastConsent->disclose;
            told.signedTransactions = lastConsent->signsTransactions;
            return told;
        });
}

QFuture<Result<AuthenticationOutcome>> FakeCopies::decline()
{
    return reply<AuthenticationOutcome>("decline", [this]() -> Result<AuthenticationOutcome> {
        m_open.reset();
        AuthenticationOutcome declined;
        declined.relyingParty = request->relyingParty;
        declined.isDeclined = true;
        if (outcome)
            declined.redirect = outcome->redirect;
        return declined;
    });
}

void FakeCopies::abandon()
{
    ++abandoned;
    m_open.reset();
}

QFuture<Result<LossState>> FakeCopies::withLoss(
    const char *call, CopyTarget target, const Secret &pin, CardUse then)
{
    return withCard<LossState>(call, std::move(target), pin, [this, then] {
        if (loss)
            loss->use = then;
        return loss;
    });
}

QFuture<Result<LossState>> FakeCopies::lossState(CopyTarget target, Secret pin)
{
    return withLoss("lossState", std::move(target), pin, loss ? loss->use : CardUse::InUse);
}

QFuture<Result<std::shared_ptr<const Secret>>> FakeCopies::lossCode(CopyTarget target, Secret pin)
{
    return withCard<std::shared_ptr<const Secret>>(
        "lossCode", std::move(target), pin, [this] { return code; });
}

QFuture<Result<LossState>> FakeCopies::reportLoss(Secret entered)
{
    const bool isRight = rightCode.isEmpty() || holds(entered, rightCode);
    return reply<LossState>("reportLoss", [this, isRight]() -> Result<LossState> {
        return isRight ? loss : failure(ErrorCode::LossReportRefused);
    });
}

QFuture<Result<LossState>> FakeCopies::withdrawLoss(CopyTarget target, Secret pin)
{
    return withLoss("withdrawLoss", std::move(target), pin, CardUse::InUse);
}

QFuture<Result<LossState>> FakeCopies::freeze(CopyTarget target, Secret pin)
{
    return withLoss("freeze", std::move(target), pin, CardUse::Frozen);
}

QFuture<Result<LossState>> FakeCopies::unfreeze(CopyTarget target, Secret pin)
{
    return withLoss("unfreeze", std::move(target), pin, CardUse::InUse);
}

} // namespace eid::ui
