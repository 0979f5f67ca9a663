#include "tests/sandbox/card/pincommands.h"

#include <optional>

namespace eid::sandbox {

namespace {

constexpr std::uint8_t pinReference = 0x80;
constexpr std::uint8_t pukReference = 0x81;
constexpr std::uint8_t logOut = 0xFF;

Outcome triesLeft(const ReferenceData &reference)
{
    return {Status::TriesLeft, static_cast<std::size_t>(reference.triesLeft)};
}

struct OldAndNew
{
    ByteView oldValue;
    ByteView newValue;
};

std::optional<OldAndNew> split(const Bytes &data)
{
    if (data.size() != 2 * ReferenceData::size)
        return std::nullopt;
    const ByteView octets(data);
    return OldAndNew{octets.first(ReferenceData::size), octets.subspan(ReferenceData::size)};
}

/// Whether a change ends before the old value is looked at: the new one breaks the rules. Beside a
/// wrong old value the standard leaves the card the choice to count it as a wrong try instead.
bool isRefusedUncounted(
    const OldAndNew &values, const ReferenceData &reference, const CardProfile &profile)
{
    const bool counts = profile.malformedNewPinCostsTry && !equal(values.oldValue, reference.value);
    return !isWellFormedPin(values.newValue) && !counts;
}

} // namespace

Outcome verify(const CommandApdu &command, PivSession &session)
{
    if (command.p1 != 0 && command.p1 != logOut)
        return Status::WrongParameters;
    if (command.p2 != pinReference)
        return Status::ReferenceNotFound;

    SecurityStatus &status = session.status;
    ReferenceData &pin = session.memory.pin;
    if (command.p1 == logOut) {
        if (!command.data.empty())
            return Status::WrongData;
        status.pinVerified = false;
        return Status::Done;
    }
    if (command.data.empty() && status.pinVerified)
        return Status::Done;
    if (pin.isBlocked())
        return Status::Blocked;
    if (command.data.empty())
        return triesLeft(pin);
    if (!isWellFormedPin(command.data))
        return Status::WrongData;

    status.pinVerified = pin.check(command.data);
    status.pinJustVerified = status.pinVerified;
    return status.pinVerified ? Outcome(Status::Done) : triesLeft(pin);
}

Outcome changeReferenceData(const CommandApdu &command, PivSession &session)
{
    if (command.p1 != 0)
        return Status::WrongParameters;
    if (command.p2 != pinReference && command.p2 != pukReference)
        return Status::ReferenceNotFound;

    const bool isPin = command.p2 == pinReference;
    ReferenceData &reference = isPin ? session.memory.pin : session.memory.puk;
    if (reference.isBlocked())
        return Status::Blocked;
    const auto values = split(command.data);
    if (!values || (isPin && !isWellFormedPin(values->oldValue)))
        return Status::WrongData;
    if (isPin && isRefusedUncounted(*values, reference, session.memory.profile))
        return Status::WrongData;

    const bool right = reference.check(values->oldValue);
    if (right)
        reference.replace(values->newValue);
    if (isPin)
        session.status.pinVerified = right;
    return right ? Outcome(Status::Done) : triesLeft(reference);
}

Outcome resetRetryCounter(const CommandApdu &command, PivSession &session)
{
    if (command.p1 != 0)
        return Status::WrongParameters;
    if (command.p2 != pinReference)
        return Status::ReferenceNotFound;

    ReferenceData &puk = session.memory.puk;
    if (puk.isBlocked())
        return Status::Blocked;
    const auto values = split(command.data);
    if (!values || isRefusedUncounted(*values, puk, session.memory.profile))
        return Status::WrongData;
    if (!puk.check(values->oldValue))
        return triesLeft(puk);
    // The PIN is not verified by this, nor is it unverified.
    session.memory.pin.replace(values->newValue);
    return Status::Done;
}

} // namespace eid::sandbox
