#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace eid {

/// Time, for those who wait with a deadline: the steady clock, or one that a test turns by hand.
///
/// Threads: any.
class WaitingClock
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    virtual ~WaitingClock() = default;
    [[nodiscard]] virtual TimePoint now() const = 0;
    /// Waits until \a changed is notified or \a deadline has come, and perhaps less long: the
    /// caller looks again. \a lock is held before and after.
    virtual void waitUntil(
        std::unique_lock<std::mutex> &lock, std::condition_variable &changed, TimePoint deadline)
        = 0;
};

std::shared_ptr<WaitingClock> steadyClock();

} // namespace eid
