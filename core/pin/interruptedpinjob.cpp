#include "core/pin/interruptedpinjob.h"

namespace eid {

namespace {

PinVerdict byCounters(const PinStatus &before, const PinStatus &now)
{
    const auto atMost = before.triesAtMost ? before.triesAtMost : now.triesAtMost;
    return judgeCounters(true, before.triesLeft, atMost, now.triesLeft);
}

bool isRefusal(PinVerdict verdict)
{
    return verdict == PinVerdict::OldEntryWrong || verdict == PinVerdict::Blocked;
}

/// For what is known not to have happened: whether the card refused, or nothing reached it.
PinVerdict notDone(const PinStatus &before, const PinStatus &now)
{
    const auto verdict = byCounters(before, now);
    return isRefusal(verdict) ? verdict : PinVerdict::OldValid;
}

PinVerdict judgeChange(const PinStatus &before, const PinStatus &now)
{
    if (before.isInitial == true && now.isInitial == false)
        return PinVerdict::NewValid;
    if (before.isInitial == true && now.isInitial == true)
        return notDone(before, now);
    return byCounters(before, now);
}

PinVerdict judgeUnblocking(const InterruptedPinJob &job, const PinStatus &pin, const PinStatus &puk)
{
    switch (byCounters(job.pinBefore, pin)) {
    case PinVerdict::NewValid:
        return PinVerdict::NewValid;
    case PinVerdict::OldValid:
        return notDone(job.pukBefore, puk);
    case PinVerdict::OldEntryWrong:
    case PinVerdict::Blocked:
    case PinVerdict::Unknown:
        break;
    }
    if (job.pinBefore.isBlocked() && pin.isBlocked())
        return notDone(job.pukBefore, puk);
    return byCounters(job.pukBefore, puk);
}

/// What the tries say of an attempt with the new PIN: here a refusal means that the old one holds.
PinVerdict judgeTrying(const PinStatus &before, const PinStatus &now)
{
    switch (byCounters(before, now)) {
    case PinVerdict::NewValid:
        return PinVerdict::NewValid;
    case PinVerdict::OldEntryWrong:
        return PinVerdict::OldValid;
    case PinVerdict::Blocked:
        return PinVerdict::Blocked;
    case PinVerdict::OldValid: // the attempt did not reach the card, and settles nothing
    case PinVerdict::Unknown:
        return PinVerdict::Unknown;
    }
    Q_UNREACHABLE();
}

} // namespace

PinRole provenRole(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
    case PinJob::ChangePin:
    case PinJob::ActivatePin:
        return PinRole::Pin;
    case PinJob::UnblockPin:
    case PinJob::ChangePuk:
        return PinRole::Puk;
    }
    Q_UNREACHABLE();
}

PinRole replacedRole(PinJob job)
{
    return job == PinJob::ChangePuk ? PinRole::Puk : PinRole::Pin;
}

void InterruptedPinJob::forgetTries()
{
    pinBefore.triesLeft.reset();
    pukBefore.triesLeft.reset();
}

PinVerdict judge(
    const InterruptedPinJob &interrupted, const PinStatus &pinNow, const PinStatus &pukNow)
{
    if (interrupted.isBeingTried) {
        return interrupted.job == PinJob::ChangePuk ? judgeTrying(interrupted.pukBefore, pukNow)
                                                    : judgeTrying(interrupted.pinBefore, pinNow);
    }
    switch (interrupted.job) {
    case PinJob::VerifyPin:
        return notDone(interrupted.pinBefore, pinNow);
    case PinJob::ChangePin:
    case PinJob::ActivatePin:
        return judgeChange(interrupted.pinBefore, pinNow);
    case PinJob::UnblockPin:
        return judgeUnblocking(interrupted, pinNow, pukNow);
    case PinJob::ChangePuk:
        return judgeChange(interrupted.pukBefore, pukNow);
    }
    Q_UNREACHABLE();
}

} // namespace eid
