#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>
#include <stop_token>

namespace eid {

/// How a request that is safe to repeat is repeated when the platform cannot be reached, is busy or
/// has a fault.
struct RetryPolicy
{
    int tries = 4; ///< all in all
    /// Before the second try; twice as long before each one after it.
    std::chrono::milliseconds firstPause{500};
    std::chrono::milliseconds longestPause{8'000};
    /// A Retry-After beyond this is not waited for: the error comes back at once.
    std::chrono::milliseconds longestRetryAfter{20'000};

    /// The pause after the try number \a tried (from 1): between half of it and the whole, by
    /// \a random of [0, 1), so that the tools of a country do not come back all at once.
    [[nodiscard]] std::chrono::milliseconds pauseAfter(int tried, double random) const;
};

/// Time and chance, as a session sees them; a test has its own. All are called on the thread that
/// waits for an answer.
struct PlatformTime
{
    std::function<QDateTime()> now; ///< UTC
    /// Waits; false if it was stopped before the end.
    std::function<bool(std::chrono::milliseconds, std::stop_token)> pause;
    std::function<double()> random; ///< [0, 1)

    /// The computer's clock, a real pause and the system's random numbers.
    static PlatformTime real();
};

} // namespace eid
