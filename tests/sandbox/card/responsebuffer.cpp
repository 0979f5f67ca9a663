#include "tests/sandbox/card/responsebuffer.h"

#include <algorithm>
#include <utility>

namespace eid::sandbox {

namespace {

constexpr std::size_t shortMaximum = 256;

/// How SW2 says a number of octets: 256 and more as 0.
std::size_t inOneOctet(std::size_t count)
{
    return count >= shortMaximum ? 0 : count;
}

} // namespace

Bytes bareResponse(const Outcome &outcome)
{
    return {static_cast<std::uint8_t>(outcome.status >> 8),
        static_cast<std::uint8_t>(outcome.status & 0xFF)};
}

Bytes ResponseBuffer::begin(const CommandApdu &command, Outcome outcome)
{
    if (outcome.data.empty())
        return bareResponse(outcome);

    m_rest = std::move(outcome.data);
    const std::size_t available = m_rest.size();
    if (!m_t0)
        return giveUpTo(command.le.value_or(shortMaximum));
    if (!command.data.empty())
        return bareResponse({Status::BytesRemaining, inOneOctet(available)});
    if (command.le.value_or(shortMaximum) != std::min(available, shortMaximum)) {
        m_rest.clear();
        return bareResponse({Status::WrongExpectedLength, inOneOctet(available)});
    }
    return giveUpTo(shortMaximum);
}

Bytes ResponseBuffer::next(const CommandApdu &command)
{
    if (command.parameters() != 0)
        return bareResponse(Status::WrongParameters);
    if (!command.data.empty())
        return bareResponse(Status::WrongLength);
    if (m_rest.empty())
        return bareResponse(Status::ConditionsNotSatisfied);
    const std::size_t wanted = command.le.value_or(shortMaximum);
    if (m_t0 && wanted > std::min(m_rest.size(), shortMaximum))
        return bareResponse({Status::WrongExpectedLength, inOneOctet(m_rest.size())});
    return giveUpTo(wanted);
}

Bytes ResponseBuffer::giveUpTo(std::size_t maximum)
{
    const auto end = m_rest.begin() + static_cast<std::ptrdiff_t>(std::min(maximum, m_rest.size()));
    Bytes response(m_rest.begin(), end);
    m_rest.erase(m_rest.begin(), end);
    append(response,
        bareResponse(m_rest.empty() ? Outcome(Status::Done)
                                    : Outcome(Status::BytesRemaining, inOneOctet(m_rest.size()))));
    return response;
}

} // namespace eid::sandbox
