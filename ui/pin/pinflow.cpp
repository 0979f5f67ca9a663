#include "ui/pin/pinflow.h"

#include "core/card/carddesk.h"

#include <utility>

namespace eid::ui {

PinFlow::PinFlow(CardDesk &desk, PinService &service, PinJob job, QString reader, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_service(service)
    , m_job(job)
    , m_reader(std::move(reader))
    , m_settledJob(job)
{
    connect(&m_desk, &CardDesk::changed, this, &PinFlow::onDeskChanged);
    connect(&m_service, &PinService::judged, this, &PinFlow::onJudged);
    connect(&m_jobWatcher, &QFutureWatcherBase::finished, this, &PinFlow::concludeJob);
    connect(&m_triesWatcher, &QFutureWatcherBase::finished, this, &PinFlow::proceed);
    connect(&m_settleWatcher, &QFutureWatcherBase::finished, this, &PinFlow::concludeSettling);
}

PinFlow::~PinFlow()
{
    if (isBusy())
        m_service.cancel();
}

const CardState *PinFlow::card() const
{
    return m_desk.state().find(m_reader);
}

std::optional<Error> PinFlow::obstacle() const
{
    return m_desk.state().obstacle(m_reader);
}

PinRole PinFlow::usedRole() const
{
    return provenRole(m_job);
}

PinRole PinFlow::replacedRole() const
{
    return eid::replacedRole(m_job);
}

PinStatus PinFlow::statusOf(PinRole role) const
{
    const CardState *state = card();
    if (state == nullptr)
        return {};
    return role == PinRole::Pin ? state->pin : state->puk;
}

PinStatus PinFlow::usedStatus() const
{
    PinStatus status = statusOf(usedRole());
    if (m_error && m_error->triesLeft)
        status.triesLeft = m_error->triesLeft;
    return status;
}

PinStatus PinFlow::settledStatus() const
{
    return statusOf(eid::replacedRole(m_settledJob));
}

bool PinFlow::isLastTry() const
{
    const PinStatus status = m_step == PinStep::SettleConsent ? settledStatus() : usedStatus();
    return status.triesLeft == 1;
}

PinRules PinFlow::rules(PinRole role) const
{
    const CardState *state = card();
    if (state == nullptr)
        return {};
    return role == PinRole::Pin ? state->pinRules : state->pukRules;
}

std::optional<Holder> PinFlow::holder() const
{
    const CardState *state = card();
    return state != nullptr ? state->holder : std::nullopt;
}

bool PinFlow::isBusy() const
{
    return m_step == PinStep::ReadTries || m_step == PinStep::Working || m_step == PinStep::AtPad
        || m_step == PinStep::Settling;
}

bool PinFlow::canUsePad() const
{
    const CardState *state = card();
    if (state == nullptr)
        return false;
    switch (m_job) {
    case PinJob::VerifyPin:
        return state->canVerifyAtPinPad;
    case PinJob::ChangePin:
    case PinJob::ActivatePin:
    case PinJob::ChangePuk:
        return state->canChangeAtPinPad;
    case PinJob::UnblockPin:
        return false;
    }
    Q_UNREACHABLE();
}

bool PinFlow::isEntering() const
{
    switch (m_step) {
    case PinStep::Consent:
    case PinStep::ChoosePad:
    case PinStep::CurrentEntry:
    case PinStep::NewEntry:
    case PinStep::SettleConsent:
    case PinStep::SettleEntry:
        return true;
    case PinStep::AwaitCard:
    case PinStep::ReadTries:
    case PinStep::Working:
    case PinStep::AtPad:
    case PinStep::Done:
    case PinStep::Failed:
    case PinStep::AwaitReturn:
    case PinStep::Settling:
    case PinStep::Judged:
        return false;
    }
    Q_UNREACHABLE();
}

bool PinFlow::isInterruptedHere() const
{
    const CardState *state = card();
    return m_service.interrupted() && state != nullptr
        && m_service.interrupted()->isOf(state->identity.serial);
}

bool PinFlow::wantsConsent(const PinStatus &status) const
{
    return m_consent == TryConsent::KeepLast
        && (!status.triesLeft.has_value() || *status.triesLeft <= 1);
}

PinTarget PinFlow::target() const
{
    return {m_reader, m_serial, m_consent};
}

void PinFlow::go(PinStep step)
{
    m_step = step;
    Q_EMIT stepChanged();
}

void PinFlow::fail(Error error)
{
    wipe();
    m_error = std::move(error);
    go(PinStep::Failed);
}

void PinFlow::wipe()
{
    m_current.clear();
    m_new.clear();
    m_consent = TryConsent::KeepLast;
}

void PinFlow::startAgain()
{
    wipe();
    m_serial.clear();
    m_error.reset();
    m_computerChosen = false;
    m_triesRead = false;
    m_leftBeforeSending = false;
    begin();
}

void PinFlow::begin()
{
    const CardState *state = card();
    if (state == nullptr || !state->isUsable()) {
        go(PinStep::AwaitCard);
        return;
    }
    if (m_serial.isEmpty())
        m_serial = state->identity.serial;
    if (m_serial != state->identity.serial) {
        fail({ErrorCode::CardChanged, {}, std::nullopt});
        return;
    }
    if (isInterruptedHere()) {
        offerSettling();
        return;
    }
    if (m_job == PinJob::ActivatePin && state->pin.isInitial == false) {
        fail({ErrorCode::PinNotInitial, {}, std::nullopt});
        return;
    }
    if (!usedStatus().triesLeft && !m_triesRead) {
        readTries();
        return;
    }
    proceed();
}

void PinFlow::readTries()
{
    m_triesRead = true;
    m_triesWatcher.setFuture(m_service.readStatus(target(), usedRole()));
    go(PinStep::ReadTries);
}

// From known, or unknowable, tries to the first thing the user does.
void PinFlow::proceed()
{
    PinStatus status = usedStatus();
    if (m_step == PinStep::ReadTries) {
        const Result<PinStatus> read = m_triesWatcher.result();
        if (!read) {
            fail(read.error());
            return;
        }
        status = *read;
    }
    if (status.isBlocked())
        fail({usedRole() == PinRole::Pin ? ErrorCode::PinBlocked : ErrorCode::PukBlocked, {},
            std::nullopt});
    else
        askForCurrent(status);
}

void PinFlow::askForCurrent(const PinStatus &status)
{
    if (wantsConsent(status))
        go(PinStep::Consent);
    else if (canUsePad() && !m_computerChosen)
        go(PinStep::ChoosePad);
    else
        go(PinStep::CurrentEntry);
}

void PinFlow::giveConsent()
{
    const bool settling = m_step == PinStep::SettleConsent;
    const PinStatus status = settling ? settledStatus() : usedStatus();
    // With tries to spare, the last one stays out of reach even if another program spends some.
    if (wantsConsent(status))
        m_consent = TryConsent::LastTry;
    if (settling)
        go(PinStep::SettleEntry);
    else if (!m_current.isEmpty())
        send(); // asked for after the entries were made: nothing was spent on them
    else
        askForCurrent(usedStatus());
}

void PinFlow::useComputer()
{
    m_computerChosen = true;
    go(PinStep::CurrentEntry);
}

void PinFlow::usePad()
{
    m_error.reset();
    const PinTarget where = target();
    watch(m_job == PinJob::VerifyPin ? m_service.verifyAtPinPad(where)
                                     : m_service.changeAtPinPad(where, m_job),
        PinStep::AtPad);
}

void PinFlow::submitCurrent(Secret current)
{
    m_current = std::move(current);
    // After a wrong entry the new PIN is still there: only the wrong one is asked for again.
    if (setsNew() && m_new.isEmpty()) {
        m_error.reset();
        go(PinStep::NewEntry);
    } else {
        send();
    }
}

void PinFlow::submitNew(Secret fresh)
{
    m_new = std::move(fresh);
    send();
}

void PinFlow::goBack()
{
    m_current.clear();
    m_new.clear();
    m_error.reset();
    go(PinStep::CurrentEntry);
}

void PinFlow::send()
{
    m_error.reset();
    const PinTarget where = target();
    switch (m_job) {
    case PinJob::VerifyPin:
        watch(m_service.verify(where, m_current.duplicate()), PinStep::Working);
        return;
    case PinJob::ChangePin:
        watch(m_service.change(where, m_current.duplicate(), m_new.duplicate()), PinStep::Working);
        return;
    case PinJob::ActivatePin:
        watch(
            m_service.activate(where, m_current.duplicate(), m_new.duplicate()), PinStep::Working);
        return;
    case PinJob::UnblockPin:
        watch(m_service.unblock(where, m_current.duplicate(), m_new.duplicate()), PinStep::Working);
        return;
    case PinJob::ChangePuk:
        watch(
            m_service.changePuk(where, m_current.duplicate(), m_new.duplicate()), PinStep::Working);
        return;
    }
}

void PinFlow::watch(QFuture<Result<void>> future, PinStep step)
{
    m_cancelling = false;
    m_judgedEarly.reset();
    m_jobWatcher.setFuture(future);
    go(step);
}

void PinFlow::cancel()
{
    if (!isBusy() || m_cancelling)
        return;
    m_cancelling = true;
    m_service.cancel();
    Q_EMIT statusChanged();
}

void PinFlow::concludeJob()
{
    m_cancelling = false;
    const Result<void> result = m_jobWatcher.result();
    if (!result) {
        concludeFailure(result.error());
        return;
    }
    wipe();
    go(PinStep::Done);
}

void PinFlow::concludeFailure(const Error &error)
{
    switch (error.code) {
    case ErrorCode::PinWrong:
    case ErrorCode::PukWrong:
        m_current.clear();
        m_error = error;
        m_consent = TryConsent::KeepLast;
        askForCurrent(usedStatus());
        return;
    case ErrorCode::PinLastTry:
    case ErrorCode::PinTriesUnknown:
        m_error = error;
        go(PinStep::Consent);
        return;
    case ErrorCode::PinSameAsOld:
    case ErrorCode::PinRun:
    case ErrorCode::PinRepeat:
    case ErrorCode::PinBirthDate:
    case ErrorCode::PinIdNumber:
        m_new.clear();
        m_error = error;
        go(PinStep::NewEntry);
        return;
    case ErrorCode::PinStateUnknown:
        wipe();
        m_settledJob = m_job;
        m_error = error;
        awaitReturn();
        return;
    default: // whatever else ends the job with its own words
        fail(error);
        return;
    }
}

void PinFlow::offerSettling()
{
    m_settledJob = m_service.interrupted()->job;
    if (m_settledJob == PinJob::VerifyPin) {
        // Nothing was to be changed, so there is nothing to try.
        m_service.dismissInterrupted();
        m_verdict = PinVerdict::Unknown;
        go(PinStep::Judged);
        return;
    }
    go(PinStep::SettleConsent);
}

void PinFlow::submitSettling(Secret tried)
{
    m_error.reset();
    m_judgedEarly.reset();
    m_settleWatcher.setFuture(m_service.settleByTrying(target(), std::move(tried)));
    go(PinStep::Settling);
}

void PinFlow::concludeSettling()
{
    m_cancelling = false;
    m_consent = TryConsent::KeepLast;
    const Result<PinVerdict> result = m_settleWatcher.result();
    if (result) {
        judge(m_settledJob, *result);
        return;
    }
    m_error = result.error();
    if (m_error->code == ErrorCode::PinStateUnknown)
        awaitReturn();
    else if (!m_service.interrupted())
        fail(*m_error);
    else if (!isInterruptedHere())
        go(PinStep::AwaitReturn);
    else if (m_error->code == ErrorCode::PinMismatch)
        go(PinStep::SettleEntry); // it was not tried
    else
        go(PinStep::SettleConsent);
}

void PinFlow::awaitReturn()
{
    if (m_judgedEarly)
        judge(m_settledJob, *m_judgedEarly);
    else
        go(PinStep::AwaitReturn);
}

void PinFlow::judge(PinJob job, PinVerdict verdict)
{
    m_settledJob = job;
    m_error.reset();
    if (verdict == PinVerdict::Unknown) {
        begin();
        return;
    }
    m_verdict = verdict;
    go(PinStep::Judged);
}

void PinFlow::dismissInterrupted()
{
    m_service.dismissInterrupted();
    startAgain();
}

void PinFlow::onJudged(PinJob job, PinVerdict verdict)
{
    if (m_step == PinStep::AwaitReturn || m_step == PinStep::AwaitCard)
        judge(job, verdict);
    else if (m_step == PinStep::Working || m_step == PinStep::AtPad || m_step == PinStep::Settling)
        m_judgedEarly = verdict; // the job's own end is still on its way
}

void PinFlow::onDeskChanged()
{
    const CardState *state = card();
    const bool gone = state == nullptr || !state->isCardPresent();
    const bool usable = state != nullptr && state->isUsable();
    if (m_step == PinStep::AwaitCard && usable) {
        begin();
    } else if (isEntering() && gone) {
        wipe();
        m_error.reset();
        m_triesRead = false;
        m_leftBeforeSending = true;
        go(PinStep::AwaitCard);
    } else if (isEntering() && usable && state->identity.serial != m_serial) {
        fail({ErrorCode::CardChanged, {}, std::nullopt});
    } else {
        Q_EMIT statusChanged();
    }
}

} // namespace eid::ui
