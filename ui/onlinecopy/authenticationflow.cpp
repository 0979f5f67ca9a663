#include "ui/onlinecopy/authenticationflow.h"

#include <utility>

namespace eid::ui {

namespace {

constexpr auto faceSampleMissing = "face-sample-missing";

// A request that comes to be open when nobody is there any more to answer it.
void abandonOnceRead(CopyBackend &copies, const QFuture<Result<AuthenticationRequest>> &reading)
{
    auto *watcher = new QFutureWatcher<Result<AuthenticationRequest>>(&copies);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, copies = &copies] {
        watcher->deleteLater();
        if (watcher->future().resultCount() == 1 && watcher->result())
            copies->abandon();
    });
    watcher->setFuture(reading);
}

} // namespace

AuthenticationFlow::AuthenticationFlow(
    CopyServices services, QString reader, QString link, QObject *parent)
    : CopyFlow(std::move(services), std::move(reader), Cards::Any, parent)
    , m_link(std::move(link))
{ }

AuthenticationFlow::~AuthenticationFlow()
{
    if (m_stage == AuthenticationStage::Reading && m_reading.isValid())
        abandonOnceRead(copies(), m_reading);
    else if (isOpen())
        copies().abandon();
}

void AuthenticationFlow::go(AuthenticationStage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

bool AuthenticationFlow::isOpen() const
{
    switch (m_stage) {
    case AuthenticationStage::Reading:
    case AuthenticationStage::Consent:
    case AuthenticationStage::AwaitCard:
    case AuthenticationStage::PinEntry:
    case AuthenticationStage::Answering:
    case AuthenticationStage::Refreshing:
    case AuthenticationStage::FaceMissing:
    case AuthenticationStage::Declining:
        return true;
    case AuthenticationStage::Failed: {
        const auto open = copies().openRequest();
        return open && open->identifier == m_request.identifier;
    }
    case AuthenticationStage::Done:
    case AuthenticationStage::Declined:
    case AuthenticationStage::Refused:
        return false;
    }
    Q_UNREACHABLE();
}

void AuthenticationFlow::begin()
{
    setError(std::nullopt);
    m_reading = copies().readRequest(m_link);
    await(m_reading, [this](Result<AuthenticationRequest> request) {
        if (!request) {
            setError(request.error());
            go(AuthenticationStage::Refused);
            return;
        }
        m_request = std::move(*request);
        go(AuthenticationStage::Consent);
    });
    go(AuthenticationStage::Reading);
}

void AuthenticationFlow::setAgreed(CopyField field, bool agreed)
{
    if (agreed == isAgreed(field) || !m_request.asked.contains(field))
        return;
    if (agreed)
        m_agreed.append(field);
    else
        m_agreed.removeOne(field);
    Q_EMIT statusChanged();
}

void AuthenticationFlow::setSigns(bool signs)
{
    m_signs = signs;
    Q_EMIT statusChanged();
}

std::optional<QList<CopyField>> AuthenticationFlow::disclosed() const
{
    return m_request.disclosedBy(m_agreed);
}

bool AuthenticationFlow::canAnswer() const
{
    return disclosed().has_value() && (m_signs || m_request.transactionTexts.isEmpty());
}

void AuthenticationFlow::accept()
{
    if (m_stage == AuthenticationStage::Consent && canAnswer())
        toPin();
}

void AuthenticationFlow::toPin()
{
    releaseCard();
    if (!isCardReady()) {
        go(AuthenticationStage::AwaitCard);
        return;
    }
    bindCard();
    go(AuthenticationStage::PinEntry);
}

void AuthenticationFlow::submitPin(Secret pin)
{
    if (m_isRefreshing) {
        run(copies().refresh(target(), std::move(pin)),
            [this](const Result<CopiesTaken> &taken) { concludeRefresh(taken); });
        go(AuthenticationStage::Refreshing);
        return;
    }
    // What is agreed to beyond what is told is not told: the consent names no more than that.
    run(copies().answer(target(), std::move(pin),
            {m_request.identifier, disclosed().value_or(QList<CopyField>()), m_signs}),
        [this](Result<AuthenticationOutcome> outcome) { concludeAnswer(std::move(outcome)); });
    go(AuthenticationStage::Answering);
}

void AuthenticationFlow::concludeAnswer(Result<AuthenticationOutcome> outcome)
{
    if (outcome) {
        m_outcome = std::move(*outcome);
        go(AuthenticationStage::Done);
        return;
    }
    setError(outcome.error());
    if (outcome.error().code == ErrorCode::PinWrong)
        go(AuthenticationStage::PinEntry);
    else if (outcome.error().code == ErrorCode::RequestRefused
        && outcome.error().detail.endsWith(QLatin1String(faceSampleMissing)))
        go(AuthenticationStage::FaceMissing);
    else
        go(AuthenticationStage::Failed);
    if (m_stage == AuthenticationStage::Failed)
        askWhetherToRefresh();
}

// A copy may be wanting, be bound to a key that was renewed since, or have been revoked with it.
void AuthenticationFlow::askWhetherToRefresh()
{
    m_canRefresh = false;
    const ErrorCode code = error()->code;
    if (code != ErrorCode::CopiesUsedUp && code != ErrorCode::CopyLocked
        && code != ErrorCode::CopyNotValid)
        return;
    await(copies().overview(target()), [this](const Result<CopyOverview> &overview) {
        m_canRefresh = overview && overview->canRefresh && !overview->copies.isEmpty();
        Q_EMIT statusChanged();
    });
}

void AuthenticationFlow::refreshCopies()
{
    if (!canRefresh())
        return;
    awaitNothing();
    setError(std::nullopt);
    m_isRefreshing = true;
    toPin();
}

void AuthenticationFlow::concludeRefresh(const Result<CopiesTaken> &taken)
{
    if (taken) {
        again();
        return;
    }
    setError(taken.error());
    if (taken.error().code == ErrorCode::PinWrong) {
        go(AuthenticationStage::PinEntry);
        return;
    }
    m_isRefreshing = false;
    m_canRefresh = false;
    go(AuthenticationStage::Failed);
}

void AuthenticationFlow::decline()
{
    if (!isOpen() || m_stage == AuthenticationStage::Reading || isBusy())
        return;
    run(copies().decline(), [this](Result<AuthenticationOutcome> outcome) {
        if (!outcome) {
            // It is closed all the same, and nothing of the person was told.
            setError(outcome.error());
            m_outcome = {};
            m_outcome.relyingParty = m_request.relyingParty;
            m_outcome.isDeclined = true;
        } else {
            m_outcome = std::move(*outcome);
        }
        go(AuthenticationStage::Declined);
    });
    go(AuthenticationStage::Declining);
}

bool AuthenticationFlow::canGoOn() const
{
    return m_stage == AuthenticationStage::Failed && isOpen();
}

void AuthenticationFlow::again()
{
    awaitNothing();
    setError(std::nullopt);
    m_isRefreshing = false;
    toPin();
}

void AuthenticationFlow::cardsChanged()
{
    switch (m_stage) {
    case AuthenticationStage::AwaitCard:
        if (isCardReady()) {
            toPin();
            return;
        }
        break;
    case AuthenticationStage::PinEntry:
        if (isCardGone()) {
            setError(std::nullopt);
            toPin();
            return;
        }
        break;
    case AuthenticationStage::Reading:
    case AuthenticationStage::Consent:
    case AuthenticationStage::Answering:
    case AuthenticationStage::Refreshing:
    case AuthenticationStage::FaceMissing:
    case AuthenticationStage::Declining:
    case AuthenticationStage::Done:
    case AuthenticationStage::Declined:
    case AuthenticationStage::Refused:
    case AuthenticationStage::Failed:
        break;
    }
    Q_EMIT statusChanged();
}

} // namespace eid::ui
