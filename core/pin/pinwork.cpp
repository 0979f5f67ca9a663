#include "core/pin/pinwork.h"

#include "core/card/eidcard.h"
#include "core/pin/pinpolicy.h"

namespace eid {

namespace {

const PinStatus &statusOf(const CardState &state, PinRole role)
{
    return role == PinRole::Pin ? state.pin : state.puk;
}

bool isRefusedOrBlocked(ErrorCode code)
{
    return code == ErrorCode::PinWrong || code == ErrorCode::PinBlocked
        || code == ErrorCode::PukWrong || code == ErrorCode::PukBlocked;
}

/// A right entry gives all tries back; a newly set secret is not the first one any more.
void tellRestored(CardVisit &visit, PinRole role, std::optional<int> atMost, bool isNew)
{
    PinStatus status = statusOf(visit.state(), role);
    if (atMost)
        status.triesAtMost = atMost;
    status.triesLeft = status.triesAtMost;
    if (isNew && status.isInitial)
        status.isInitial = false;
    visit.setPinStatus(role, status);
    if (!status.triesLeft)
        visit.readPinStatusAfterwards(role);
}

void tellTries(CardVisit &visit, PinRole role, const PinTrail::Marks &marks, int triesLeft)
{
    PinStatus status = statusOf(visit.state(), role);
    if (marks.triesAtMost)
        status.triesAtMost = marks.triesAtMost;
    status.triesLeft = triesLeft;
    visit.setPinStatus(role, status);
}

/// After a command that proves \a role and did not succeed.
void tellFailed(CardVisit &visit, PinRole role, const PinTrail::Marks &marks, const Error &error)
{
    if (isRefusedOrBlocked(error.code) && error.triesLeft)
        tellTries(visit, role, marks, *error.triesLeft);
    else if (marks.sent)
        visit.readPinStatusAfterwards(role);
    else if (marks.triesBefore)
        tellTries(visit, role, marks, *marks.triesBefore);
}

Result<void> asResult(std::optional<ErrorCode> code)
{
    if (code)
        return failure(*code);
    return {};
}

} // namespace

void PinWorkTrail::begin(const CardState &card)
{
    const std::scoped_lock lock(m_mutex);
    m_serial = card.identity.serial;
    m_pin = card.pin;
    m_puk = card.puk;
}

void PinWorkTrail::end(const Result<void> &outcome)
{
    const std::scoped_lock lock(m_mutex);
    m_outcome = outcome;
}

std::optional<Result<void>> PinWorkTrail::outcome() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_outcome)
        return m_outcome;
    // The card fell silent when its counter was to bear out what it had answered.
    if (const auto refusal = command.refusal(); refusal && command.marks().answered)
        return Result<void>(failure(*refusal));
    return std::nullopt;
}

bool PinWorkTrail::isOpen() const
{
    const auto marks = command.marks();
    return marks.sent && !marks.answered;
}

InterruptedPinJob PinWorkTrail::interrupted(PinJob job, PinRole proven) const
{
    const auto marks = command.marks();
    const std::scoped_lock lock(m_mutex);
    InterruptedPinJob interrupted{job, m_serial, m_pin, m_puk, false};
    PinStatus &status = proven == PinRole::Pin ? interrupted.pinBefore : interrupted.pukBefore;
    status.triesLeft = marks.triesBefore;
    if (marks.triesAtMost)
        status.triesAtMost = marks.triesAtMost;
    return interrupted;
}

Result<void> PinWork::perform(EidCard &card, CardVisit &visit)
{
    if (auto checked = checkEntries(card, visit); !checked)
        return checked;
    if (auto sure = makeSureOfFirstPin(card, visit); !sure)
        return sure;
    trail->begin(visit.state());
    const auto result = isAtPinPad ? spendTryAtPinPad(card) : spendTry(card);
    trail->end(result);
    tellStatus(visit, result);
    return result;
}

Result<void> PinWork::checkEntries(const EidCard &card, const CardVisit &visit) const
{
    if (isAtPinPad)
        return {};
    if (auto checked = asResult(checkEntry(proof, card.rules(provenRole(job)))); !checked)
        return checked;
    if (job == PinJob::VerifyPin)
        return {};
    // An unblocking proves the PUK: the PIN that it replaces is not known.
    const Secret none;
    return asResult(checkNewPin(newEntry, provenRole(job) == replacedRole(job) ? proof : none,
        card.rules(replacedRole(job)), visit.state().holder));
}

/// A first PIN that was changed elsewhere in the meantime would cost a try.
Result<void> PinWork::makeSureOfFirstPin(EidCard &card, CardVisit &visit) const
{
    if (job != PinJob::ActivatePin || !visit.state().pin.isInitial)
        return {};
    const auto status = card.readPinStatus(PinRole::Pin);
    if (!status)
        return failure(status.error());
    visit.setPinStatus(PinRole::Pin, *status);
    if (status->isInitial == false)
        return failure(ErrorCode::PinNotInitial);
    return {};
}

Result<void> PinWork::spendTry(EidCard &card)
{
    switch (job) {
    case PinJob::VerifyPin:
        return card.verifyPin(proof, consent, trail->command);
    case PinJob::ChangePin:
    case PinJob::ActivatePin:
        return card.changePin(PinRole::Pin, proof, newEntry, consent, trail->command);
    case PinJob::UnblockPin:
        return card.unblockPin(proof, newEntry, consent, trail->command);
    case PinJob::ChangePuk:
        return card.changePin(PinRole::Puk, proof, newEntry, consent, trail->command);
    }
    Q_UNREACHABLE();
}

Result<void> PinWork::spendTryAtPinPad(EidCard &card)
{
    switch (job) {
    case PinJob::VerifyPin:
        return card.verifyPinAtPad(consent, trail->command);
    case PinJob::ChangePin:
    case PinJob::ActivatePin:
        return card.changePinAtPad(PinRole::Pin, consent, trail->command);
    case PinJob::ChangePuk:
        return card.changePinAtPad(PinRole::Puk, consent, trail->command);
    case PinJob::UnblockPin:
        return failure(ErrorCode::PinPadUnsupported); // part 10 has no structure for it
    }
    Q_UNREACHABLE();
}

void PinWork::tellStatus(CardVisit &visit, const Result<void> &result) const
{
    const auto marks = trail->command.marks();
    if (!result) {
        tellFailed(visit, provenRole(job), marks, result.error());
        return;
    }
    const bool replacesProof = provenRole(job) == replacedRole(job) && job != PinJob::VerifyPin;
    tellRestored(visit, provenRole(job), marks.triesAtMost, replacesProof);
    if (job == PinJob::UnblockPin)
        tellRestored(visit, PinRole::Pin, std::nullopt, true);
}

Result<void> PinTrial::perform(EidCard &card, CardVisit &visit)
{
    if (auto checked = asResult(checkEntry(entry, card.rules(role))); !checked)
        return checked;
    trail->begin(visit.state());
    const auto result = role == PinRole::Pin
        ? card.verifyPin(entry, consent, trail->command)
        : card.changePin(PinRole::Puk, entry, entry, consent, trail->command);
    trail->end(result);
    const auto marks = trail->command.marks();
    if (result)
        tellRestored(visit, role, marks.triesAtMost, false);
    else
        tellFailed(visit, role, marks, result.error());
    return result;
}

} // namespace eid
