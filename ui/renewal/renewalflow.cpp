#include "ui/renewal/renewalflow.h"

#include "core/card/carddesk.h"

#include <utility>

namespace eid::ui {

RenewalFlow::RenewalFlow(CardDesk &desk, RenewalService &service, QString reader, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_service(service)
    , m_reader(std::move(reader))
{
    connect(&m_desk, &CardDesk::changed, this, &RenewalFlow::onDeskChanged);
    connect(&m_service, &RenewalService::progressed, this, [this](const RenewalProgress &progress) {
        if (m_stage != RenewalStage::Running)
            return;
        m_progress = progress;
        Q_EMIT statusChanged();
    });
    connect(&m_planWatcher, &QFutureWatcherBase::finished, this, &RenewalFlow::concludePlan);
    connect(&m_runWatcher, &QFutureWatcherBase::finished, this, &RenewalFlow::concludeRun);
}

RenewalFlow::~RenewalFlow()
{
    if (isBusy())
        m_service.cancel();
}

const CardState *RenewalFlow::card() const
{
    return m_desk.state().find(m_reader);
}

std::optional<Error> RenewalFlow::obstacle() const
{
    return m_desk.state().obstacle(m_reader);
}

PinStatus RenewalFlow::pinStatus() const
{
    const CardState *state = card();
    PinStatus status = state != nullptr ? state->pin : PinStatus();
    if (m_error && m_error->code == ErrorCode::PinWrong && m_error->triesLeft)
        status.triesLeft = m_error->triesLeft;
    return status;
}

bool RenewalFlow::isCardBack() const
{
    const CardState *state = card();
    return state != nullptr && state->phase == CardPhase::Complete
        && state->identity.serial == m_serial;
}

RenewalTarget RenewalFlow::target() const
{
    return {m_reader, m_serial};
}

void RenewalFlow::go(RenewalStage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

void RenewalFlow::fail(Error error)
{
    m_error = std::move(error);
    go(RenewalStage::Failed);
}

void RenewalFlow::begin()
{
    m_error.reset();
    m_progress.reset();
    m_cancelling = false;
    const CardState *state = card();
    if (state == nullptr || state->phase != CardPhase::Complete) {
        go(RenewalStage::AwaitCard);
        return;
    }
    m_serial = state->identity.serial;
    go(RenewalStage::Planning);
    m_planWatcher.setFuture(m_service.plan(target(), m_scope));
}

void RenewalFlow::concludePlan()
{
    // The word of a plan that was given up for a new one may still come.
    auto future = m_planWatcher.future();
    if (m_stage != RenewalStage::Planning || !future.isFinished() || !future.isValid())
        return;
    auto plan = future.takeResult();
    if (!plan) {
        fail(plan.error());
        return;
    }
    m_plan = std::move(*plan);
    m_resuming = m_service.isInterrupted(m_serial);
    go(m_resuming ? RenewalStage::Stopped : RenewalStage::Offer);
}

void RenewalFlow::wantAll()
{
    m_scope = RenewalScope::All;
    begin();
}

void RenewalFlow::accept()
{
    go(RenewalStage::PinEntry);
}

void RenewalFlow::resume()
{
    m_resuming = true;
    m_error.reset();
    go(RenewalStage::PinEntry);
}

void RenewalFlow::submitPin(Secret pin)
{
    m_error.reset();
    m_progress.reset();
    m_cancelling = false;
    go(RenewalStage::Running);
    m_runWatcher.setFuture(m_resuming ? m_service.resume(target(), std::move(pin))
                                      : m_service.renew(target(), std::move(pin), m_scope));
}

void RenewalFlow::cancel()
{
    if (!isBusy() || m_cancelling)
        return;
    m_cancelling = true;
    m_service.cancel();
    Q_EMIT statusChanged();
}

void RenewalFlow::concludeRun()
{
    auto outcome = m_runWatcher.future().takeResult();
    if (outcome) {
        m_outcome = std::move(*outcome);
        go(RenewalStage::Done);
        return;
    }
    m_error = outcome.error();
    m_resuming = m_service.isInterrupted(m_serial);
    if (m_error->code == ErrorCode::PinWrong)
        go(RenewalStage::PinEntry);
    else
        go(m_resuming ? RenewalStage::Stopped : RenewalStage::Failed);
}

void RenewalFlow::onDeskChanged()
{
    const CardState *state = card();
    switch (m_stage) {
    case RenewalStage::AwaitCard:
        if (state != nullptr && state->phase == CardPhase::Complete) {
            begin();
            return;
        }
        break;
    case RenewalStage::Planning:
    case RenewalStage::Offer:
    case RenewalStage::PinEntry:
        // Nothing was begun: with another card, or without one, it is planned anew.
        if (state == nullptr || !state->isCardPresent()
            || (state->isUsable() && state->identity.serial != m_serial)) {
            m_scope = RenewalScope::Due;
            begin();
            return;
        }
        break;
    case RenewalStage::Running:
    case RenewalStage::Stopped:
    case RenewalStage::Done:
    case RenewalStage::Failed:
        break;
    }
    Q_EMIT statusChanged();
}

} // namespace eid::ui
