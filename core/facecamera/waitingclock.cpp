#include "core/facecamera/waitingclock.h"

namespace eid {

namespace {

class SteadyClock : public WaitingClock
{
public:
    [[nodiscard]] TimePoint now() const override { return std::chrono::steady_clock::now(); }
    void waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &changed,
        TimePoint deadline) override
    {
        changed.wait_until(lock, deadline);
    }
};

} // namespace

std::shared_ptr<WaitingClock> steadyClock()
{
    return std::make_shared<SteadyClock>();
}

} // namespace eid
