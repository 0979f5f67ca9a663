#include "core/platform/deadlines.h"

#include <algorithm>

namespace eid {

Deadlines::Deadlines(PlatformTimeouts timeouts, Clock::time_point now)
    : m_timeouts(timeouts)
    , m_begin(now)
    , m_phaseBegin(now)
    , m_lastOctet(now)
{ }

void Deadlines::enter(Phase phase, Clock::time_point now)
{
    m_phase = phase;
    m_phaseBegin = now;
    m_lastOctet = now;
}

Deadlines::Clock::duration Deadlines::left(Clock::time_point now, Clock::duration apart) const
{
    const Clock::duration whole = m_begin + m_timeouts.whole + apart - now;
    switch (m_phase) {
    case Phase::Connecting:
        return std::min(whole, m_phaseBegin + m_timeouts.connect - now);
    case Phase::Handshake:
        return std::min(whole, m_phaseBegin + m_timeouts.handshake + apart - now);
    case Phase::Talking:
        return std::min(whole, m_lastOctet + m_timeouts.silence - now);
    }
    return whole;
}

} // namespace eid
