#pragma once

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

namespace eid {

/// Threads that end by themselves, and are not waited for where they are let go of. Whoever owns
/// them waits for the last ones, so that none runs when the process ends.
///
/// Threads: any.
class ThreadKeeper
{
public:
    ThreadKeeper() = default;
    ~ThreadKeeper() { joinAll(); }
    ThreadKeeper(const ThreadKeeper &) = delete;
    ThreadKeeper &operator=(const ThreadKeeper &) = delete;

    /// Runs \a work, which throws nothing, on a new thread.
    void run(std::function<void()> work);
    /// Waits for all.
    void joinAll();

private:
    struct Kept
    {
        std::thread thread;
        std::shared_ptr<std::atomic<bool>> hasEnded;
    };

    std::mutex m_mutex;
    std::list<Kept> m_threads;
};

} // namespace eid
