#include "core/pin/pinservice.h"

#include "core/base/errorwords.h"
#include "core/card/carddesk.h"
#include "core/card/eidcard.h"
#include "core/pin/pinwork.h"

#include <QPointer>

#include <algorithm>
#include <stop_token>
#include <utility>

namespace eid {

namespace {

template <typename T>
QFuture<Result<T>> endedWith(ErrorCode code)
{
    return QtFuture::makeReadyFuture(Result<T>(failure(code)));
}

bool isRefusal(ErrorCode code)
{
    return code == ErrorCode::PinWrong || code == ErrorCode::PukWrong;
}

bool isBlocked(const Error &error)
{
    return error.code == ErrorCode::PinBlocked || error.code == ErrorCode::PukBlocked
        || (isRefusal(error.code) && error.triesLeft == 0);
}

/// Whether \a job, done well, leaves no question which secret of \a role is valid.
bool settles(PinJob job, PinRole role)
{
    return provenRole(job) == role || replacedRole(job) == role;
}

} // namespace

// Continuations run in the context of the desk and look whether the service still lives: a context
// that is gone when a job ends is a fault to Qt.
class PinService::Private
{
public:
    Private(PinService *service, CardDesk &desk)
        : q(service)
        , m_desk(desk)
    {
        connect(&m_desk, &CardDesk::changed, q, [this] { lookForInterrupted(); });
    }

    QFuture<Result<void>> start(const PinTarget &target, PinWork work);
    QFuture<Result<PinVerdict>> settle(const PinTarget &target, Secret newEntry);
    QFuture<Result<PinStatus>> readStatus(
        const PinTarget &target, PinRole role, std::stop_token stop = {});
    void cancel() { m_stop.request_stop(); }
    void dismiss();

    [[nodiscard]] const std::optional<InterruptedPinJob> &interrupted() const
    {
        return m_interrupted;
    }

private:
    std::stop_token begin();
    void end();
    Result<void> conclude(PinJob job, const PinTarget &target, const PinWorkTrail &trail,
        Secret newEntry, Result<void> result);
    Result<void> judgeEnd(PinJob job, const PinTarget &target, const PinWorkTrail &trail,
        Secret newEntry, Result<void> result);
    Result<PinVerdict> concludeTrial(
        const PinTarget &target, const PinWorkTrail &trail, Result<void> result);
    Result<PinVerdict> judgeTrial(
        const PinTarget &target, const PinWorkTrail &trail, Result<void> result);
    tl::unexpected<Error> interrupt(
        InterruptedPinJob interrupted, Secret newEntry, const Error &cause, const QString &reader);
    void lookForInterrupted();
    void judgeWith(const PinStatus &pin, const PinStatus &puk);

    PinService *q;
    CardDesk &m_desk;
    bool m_isBusy = false;
    std::stop_source m_stop;
    std::optional<InterruptedPinJob> m_interrupted;
    /// What the interrupted job was to set; empty where it was entered at a key pad. Only with it
    /// can an attempt settle the question.
    Secret m_interruptedEntry;
    bool m_wasLookedAt = false; ///< since its card was last put in
};

std::stop_token PinService::Private::begin()
{
    m_isBusy = true;
    m_stop = {};
    return m_stop.get_token();
}

void PinService::Private::end()
{
    m_isBusy = false;
}

QFuture<Result<void>> PinService::Private::start(const PinTarget &target, PinWork work)
{
    if (m_isBusy)
        return endedWith<void>(ErrorCode::CardBusy);
    // To the desk an empty serial is any card; here it is one that has none.
    const CardState *here = m_desk.state().find(target.reader);
    if (target.serial.isEmpty() && here != nullptr && !here->identity.serial.isEmpty())
        return endedWith<void>(ErrorCode::CardChanged);
    const PinJob job = work.job;
    const auto trail = work.trail;
    Secret kept = work.newEntry.duplicate();
    return m_desk
        .run(CardDesk::Target{target.reader, target.serial, begin()},
            [work = std::move(work)](
                EidCard &card, CardVisit &visit) mutable { return work.perform(card, visit); })
        .then(&m_desk,
            [this, alive = QPointer(q), job, target, trail, kept = std::move(kept)](
                Result<void> result) mutable {
                if (!alive)
                    return result;
                return conclude(job, target, *trail, std::move(kept), std::move(result));
            });
}

Result<void> PinService::Private::conclude(PinJob job, const PinTarget &target,
    const PinWorkTrail &trail, Secret newEntry, Result<void> result)
{
    end();
    const bool wasSent = trail.command.marks().sent;
    result = judgeEnd(job, target, trail, std::move(newEntry), std::move(result));
    if (wasSent)
        Q_EMIT q->concluded({.job = job,
            .serial = target.serial,
            .error = result ? std::nullopt : std::optional(result.error())});
    return result;
}

Result<void> PinService::Private::judgeEnd(PinJob job, const PinTarget &target,
    const PinWorkTrail &trail, Secret newEntry, Result<void> result)
{
    // What comes after the job in its visit may fail, and changes nothing of how the job ended.
    if (const auto outcome = trail.outcome())
        result = *outcome;
    if (!result && trail.isOpen() && job != PinJob::VerifyPin) {
        return interrupt(trail.interrupted(job, provenRole(job)), std::move(newEntry),
            result.error(), target.reader);
    }
    if (m_interrupted && m_interrupted->isOf(target.serial)) {
        const PinRole role = replacedRole(m_interrupted->job);
        if (result && settles(job, role))
            dismiss();
        else if (trail.command.marks().sent)
            m_interrupted->forgetTries(); // they tell of this job now
    }
    lookForInterrupted();
    return result;
}

tl::unexpected<Error> PinService::Private::interrupt(
    InterruptedPinJob interrupted, Secret newEntry, const Error &cause, const QString &reader)
{
    m_interrupted = std::move(interrupted);
    m_interruptedEntry = std::move(newEntry);
    m_wasLookedAt = false;
    // Where the card is still there and the desk at ease with it, it is looked at again at once.
    const CardState *state = m_desk.state().find(reader);
    if (state != nullptr && state->isUsable())
        m_desk.refresh(reader);
    Q_EMIT q->interruptedChanged();
    return failure(ErrorCode::PinStateUnknown,
        QLatin1String("%1 %2")
            .arg(QLatin1String(errorWords(cause.code).identifier), cause.detail)
            .trimmed());
}

QFuture<Result<PinVerdict>> PinService::Private::settle(const PinTarget &target, Secret newEntry)
{
    if (m_isBusy)
        return endedWith<PinVerdict>(ErrorCode::CardBusy);
    if (!m_interrupted)
        return endedWith<PinVerdict>(ErrorCode::InvalidArgument);
    if (!m_interrupted->isOf(target.serial))
        return endedWith<PinVerdict>(ErrorCode::CardChanged);
    if (!m_interruptedEntry.isEmpty() && !m_interruptedEntry.equals(newEntry))
        return endedWith<PinVerdict>(ErrorCode::PinMismatch);

    PinTrial trial{replacedRole(m_interrupted->job), target.consent, std::move(newEntry)};
    const auto trail = trial.trail;
    return m_desk
        .run(CardDesk::Target{target.reader, target.serial, begin()},
            [trial = std::move(trial)](
                EidCard &card, CardVisit &visit) mutable { return trial.perform(card, visit); })
        .then(&m_desk,
            [this, alive = QPointer(q), target, trail](
                const Result<void> &result) -> Result<PinVerdict> {
                if (!alive)
                    return failure(ErrorCode::Cancelled);
                return concludeTrial(target, *trail, result);
            });
}

Result<PinVerdict> PinService::Private::concludeTrial(
    const PinTarget &target, const PinWorkTrail &trail, Result<void> result)
{
    end();
    const auto job = m_interrupted ? std::optional(m_interrupted->job) : std::nullopt;
    auto verdict = judgeTrial(target, trail, std::move(result));
    if (job && trail.command.marks().sent)
        Q_EMIT q->concluded({.job = *job,
            .serial = target.serial,
            .verdict = verdict ? *verdict : PinVerdict::Unknown,
            .error = verdict ? std::nullopt : std::optional(verdict.error())});
    return verdict;
}

Result<PinVerdict> PinService::Private::judgeTrial(
    const PinTarget &target, const PinWorkTrail &trail, Result<void> result)
{
    if (const auto outcome = trail.outcome())
        result = *outcome;
    if (!m_interrupted) // dismissed in the meantime
        return result.map([] { return PinVerdict::NewValid; });
    if (result) {
        dismiss();
        return PinVerdict::NewValid;
    }
    const Error &error = result.error();
    if (isBlocked(error) || isRefusal(error.code)) {
        dismiss();
        return isBlocked(error) ? PinVerdict::Blocked : PinVerdict::OldValid;
    }
    if (trail.isOpen()) {
        auto interrupted = trail.interrupted(m_interrupted->job, replacedRole(m_interrupted->job));
        interrupted.isBeingTried = true;
        return interrupt(
            std::move(interrupted), std::move(m_interruptedEntry), error, target.reader);
    }
    lookForInterrupted();
    return failure(error);
}

QFuture<Result<PinStatus>> PinService::Private::readStatus(
    const PinTarget &target, PinRole role, std::stop_token stop)
{
    return m_desk.run(CardDesk::Target{target.reader, target.serial, std::move(stop)},
        [role](EidCard &card, CardVisit &visit) {
            auto status = card.readPinStatus(role);
            if (status)
                visit.setPinStatus(role, *status);
            return status;
        });
}

void PinService::Private::dismiss()
{
    if (!m_interrupted)
        return;
    m_interrupted.reset();
    m_interruptedEntry.clear();
    Q_EMIT q->interruptedChanged();
}

void PinService::Private::lookForInterrupted()
{
    if (!m_interrupted || m_isBusy)
        return;
    const auto &readers = m_desk.state().readers;
    const auto state = std::ranges::find_if(readers, [this](const CardState &card) {
        return card.isUsable() && m_interrupted->isOf(card.identity.serial);
    });
    if (state == readers.end()) {
        m_wasLookedAt = false;
        return;
    }
    if (std::exchange(m_wasLookedAt, true))
        return;
    if (provenRole(m_interrupted->job) == PinRole::Pin || state->puk.triesLeft)
        return judgeWith(state->pin, state->puk);
    // The desk leaves the PUK's tries of a card it knows unread.
    readStatus({state->reader, state->identity.serial, {}}, PinRole::Puk)
        .then(&m_desk, [this, alive = QPointer(q), pin = state->pin](const Result<PinStatus> &puk) {
            if (alive && puk)
                judgeWith(pin, *puk);
        });
}

void PinService::Private::judgeWith(const PinStatus &pin, const PinStatus &puk)
{
    if (!m_interrupted)
        return;
    const PinJob job = m_interrupted->job;
    const QString serial = m_interrupted->serial;
    const PinVerdict verdict = judge(*m_interrupted, pin, puk);
    // What happens to the counters from now on is not the interrupted job's doing.
    if (verdict == PinVerdict::Unknown)
        m_interrupted->forgetTries();
    else
        dismiss();
    Q_EMIT q->judged(job, verdict);
    if (verdict != PinVerdict::Unknown)
        Q_EMIT q->concluded({.job = job, .serial = serial, .verdict = verdict});
}

PinService::PinService(CardDesk &desk, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, desk))
{ }

PinService::~PinService() = default;

QFuture<Result<PinStatus>> PinService::readStatus(PinTarget target, PinRole role)
{
    return d->readStatus(target, role);
}

QFuture<Result<void>> PinService::verify(PinTarget target, Secret pin)
{
    return d->start(target, {PinJob::VerifyPin, target.consent, false, std::move(pin), {}});
}

QFuture<Result<void>> PinService::change(PinTarget target, Secret oldPin, Secret newPin)
{
    return d->start(
        target, {PinJob::ChangePin, target.consent, false, std::move(oldPin), std::move(newPin)});
}

QFuture<Result<void>> PinService::activate(PinTarget target, Secret initialPin, Secret newPin)
{
    return d->start(target,
        {PinJob::ActivatePin, target.consent, false, std::move(initialPin), std::move(newPin)});
}

QFuture<Result<void>> PinService::unblock(PinTarget target, Secret puk, Secret newPin)
{
    return d->start(
        target, {PinJob::UnblockPin, target.consent, false, std::move(puk), std::move(newPin)});
}

QFuture<Result<void>> PinService::changePuk(PinTarget target, Secret oldPuk, Secret newPuk)
{
    return d->start(
        target, {PinJob::ChangePuk, target.consent, false, std::move(oldPuk), std::move(newPuk)});
}

QFuture<Result<void>> PinService::verifyAtPinPad(PinTarget target)
{
    return d->start(target, {PinJob::VerifyPin, target.consent, true, {}, {}});
}

QFuture<Result<void>> PinService::changeAtPinPad(PinTarget target, PinJob job)
{
    return d->start(target, {job, target.consent, true, {}, {}});
}

void PinService::cancel()
{
    d->cancel();
}

const std::optional<InterruptedPinJob> &PinService::interrupted() const
{
    return d->interrupted();
}

QFuture<Result<PinVerdict>> PinService::settleByTrying(PinTarget target, Secret newPin)
{
    return d->settle(target, std::move(newPin));
}

// As interrupt() writes it: the identifier of the cause stands first.
ErrorCode PinService::causeOf(const Error &unknown)
{
    const QString identifier = unknown.detail.section(u' ', 0, 0);
    const auto codes = allErrorCodes();
    const auto cause = std::ranges::find_if(codes, [&identifier](ErrorCode code) {
        return identifier == QLatin1String(errorWords(code).identifier);
    });
    return cause == codes.end() ? unknown.code : *cause;
}

void PinService::dismissInterrupted()
{
    d->dismiss();
}

} // namespace eid
