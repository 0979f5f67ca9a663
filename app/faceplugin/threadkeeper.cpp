#include "app/faceplugin/threadkeeper.h"

#include <utility>

namespace eid {

void ThreadKeeper::run(std::function<void()> work)
{
    const std::scoped_lock lock(m_mutex);
    m_threads.remove_if([](Kept &kept) {
        if (!*kept.hasEnded)
            return false;
        kept.thread.join();
        return true;
    });
    auto hasEnded = std::make_shared<std::atomic<bool>>(false);
    std::thread thread([task = std::move(work), hasEnded]() mutable {
        task();
        task = {}; // with all that it owns
        *hasEnded = true;
    });
    m_threads.push_back({std::move(thread), std::move(hasEnded)});
}

void ThreadKeeper::joinAll()
{
    std::list<Kept> threads;
    {
        const std::scoped_lock lock(m_mutex);
        threads = std::exchange(m_threads, {});
    }
    for (Kept &kept : threads)
        kept.thread.join();
}

} // namespace eid
