#include "core/platform/retrypolicy.h"

#include <QRandomGenerator>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace eid {

namespace {

bool pauseFor(std::chrono::milliseconds duration, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait_for(lock, stop, duration, [] { return false; });
    return !stop.stop_requested();
}

} // namespace

std::chrono::milliseconds RetryPolicy::pauseAfter(int tried, double random) const
{
    std::chrono::milliseconds pause = std::min(firstPause, longestPause);
    for (int past = 1; past < tried && pause < longestPause; ++past)
        pause = std::min(pause * 2, longestPause);
    const auto half = static_cast<double>(pause.count()) / 2;
    return std::chrono::milliseconds(
        static_cast<std::chrono::milliseconds::rep>(half + half * random));
}

PlatformTime PlatformTime::real()
{
    return {[] { return QDateTime::currentDateTimeUtc(); }, pauseFor,
        [] { return QRandomGenerator::system()->generateDouble(); }};
}

} // namespace eid
