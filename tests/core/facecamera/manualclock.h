#pragma once

#include "core/facecamera/waitingclock.h"

#include <vector>

namespace eid {

/// A clock that stands still until a test turns it.
class ManualClock : public WaitingClock
{
public:
    [[nodiscard]] TimePoint now() const override;
    void waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
        TimePoint deadline) override;

    /// Turns it and wakes all who wait.
    void advance(std::chrono::milliseconds by);
    /// Blocks until somebody waits for a deadline that has not come.
    void awaitWaiter();

private:
    struct Waiter
    {
        std::mutex *mutex;
        std::condition_variable *changed;
    };

    mutable std::mutex m_mutex;
    std::condition_variable m_waiting;
    std::vector<Waiter> m_waiters;
    TimePoint m_now = TimePoint() + std::chrono::hours(1);
};

} // namespace eid
