#include "core/card/jobpin.h"

#include "core/card/cardjob.h"
#include "core/card/eidcard.h"

#include <algorithm>
#include <utility>

namespace eid {

namespace {

void tellProved(CardVisit &visit, const PinTrail::Marks &marks)
{
    if (!marks.triesAtMost)
        return visit.readPinStatusAfterwards(PinRole::Pin);
    PinStatus status = visit.state().pin;
    status.triesAtMost = marks.triesAtMost;
    status.triesLeft = marks.triesAtMost;
    visit.setPinStatus(PinRole::Pin, status);
}

void tellRefused(CardVisit &visit, const PinTrail::Marks &marks, const Error &error)
{
    PinStatus status = visit.state().pin;
    status.triesLeft = error.triesLeft ? error.triesLeft : marks.triesBefore;
    if (status.triesLeft && (error.triesLeft || !marks.sent))
        visit.setPinStatus(PinRole::Pin, status);
    else if (marks.sent)
        visit.readPinStatusAfterwards(PinRole::Pin);
}

} // namespace

JobPin::JobPin(Secret pin)
    : m_pin(std::move(pin))
{ }

Result<void> JobPin::prove(EidCard &card, CardVisit &visit)
{
    if (const auto before = refusal())
        return failure(*before);
    const bool isDigits = std::ranges::all_of(
        m_pin.octets(), [](std::uint8_t octet) { return octet >= '0' && octet <= '9'; });
    if (!isDigits)
        return failure(ErrorCode::PinAlphabet);
    PinTrail trail;
    auto verified = card.verifyPin(m_pin, TryConsent::KeepLast, trail);
    const auto marks = trail.marks();
    if (verified) {
        tellProved(visit, marks);
        return verified;
    }
    if (marks.sent) {
        const std::scoped_lock lock(m_mutex);
        m_refusal = verified.error();
    }
    tellRefused(visit, marks, verified.error());
    return verified;
}

std::optional<Error> JobPin::refusal() const
{
    const std::scoped_lock lock(m_mutex);
    return m_refusal;
}

} // namespace eid
