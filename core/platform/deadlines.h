#pragma once

#include "core/platform/platformsettings.h"

#include <chrono>
#include <optional>

namespace eid {

/// Whether a try takes too long, by the part it is in. The time that the card or a responder takes
/// counts for none.
class Deadlines
{
public:
    using Clock = std::chrono::steady_clock;

    enum class Phase {
        Connecting, ///< name, TCP, proxy
        Handshake, ///< TLS
        Talking, ///< the request and its answer
    };

    Deadlines(PlatformTimeouts timeouts, Clock::time_point now);

    void enter(Phase phase, Clock::time_point now);
    /// Octets have gone or come.
    void notice(Clock::time_point now) { m_lastOctet = now; }

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// How long is left, \a apart not having been the server's; zero or less: it is over.
    [[nodiscard]] Clock::duration left(Clock::time_point now, Clock::duration apart) const;

private:
    PlatformTimeouts m_timeouts;
    Phase m_phase = Phase::Connecting;
    Clock::time_point m_begin;
    Clock::time_point m_phaseBegin;
    Clock::time_point m_lastOctet;
};

} // namespace eid
