#include "tests/core/facecamera/manualclock.h"

#include <algorithm>

namespace eid {

WaitingClock::TimePoint ManualClock::now() const
{
    const std::scoped_lock lock(m_mutex);
    return m_now;
}

void ManualClock::waitUntil(
    std::unique_lock<std::mutex> &lock, std::condition_variable &changed, TimePoint deadline)
{
    {
        const std::scoped_lock own(m_mutex);
        if (m_now >= deadline)
            return;
        m_waiters.push_back({lock.mutex(), &changed});
        m_waiting.notify_all();
    }
    changed.wait(lock);
    const std::scoped_lock own(m_mutex);
    const auto found = std::ranges::find(m_waiters, lock.mutex(), &Waiter::mutex);
    if (found != m_waiters.end())
        m_waiters.erase(found);
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    std::vector<Waiter> waiters;
    {
        const std::scoped_lock own(m_mutex);
        m_now += by;
        waiters = m_waiters;
    }
    for (const Waiter &waiter : waiters) {
        // Whoever is between looking at the clock and sleeping still holds it.
        const std::scoped_lock theirs(*waiter.mutex);
        waiter.changed->notify_all();
    }
}

void ManualClock::awaitWaiter()
{
    std::unique_lock own(m_mutex);
    m_waiting.wait(own, [this] { return !m_waiters.empty(); });
}

} // namespace eid
