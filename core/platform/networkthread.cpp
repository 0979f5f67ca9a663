#include "core/platform/networkthread.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#ifdef Q_OS_UNIX
#include <signal.h>
#endif

namespace eid {

namespace {

struct Job
{
    NetworkThread::Work work;
    std::atomic<bool> isGivenUp = false;
    bool isDone = false; ///< under the mutex
};

/// A peer that goes away while it is written to is an error, and not the end of the process.
void ignoreBrokenPipes()
{
#ifdef Q_OS_UNIX
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
#endif
}

} // namespace

struct NetworkThread::Shared
{
    std::unique_ptr<CurlConnection> connection;
    std::mutex mutex;
    std::condition_variable hasWork;
    std::condition_variable_any hasEnded; ///< a job, or the thread
    std::deque<std::shared_ptr<Job>> jobs;
    std::shared_ptr<Job> current;
    std::thread thread;
    bool isEnding = false;
    bool isOver = false;

    void loop();
    std::shared_ptr<Job> next(std::unique_lock<std::mutex> &lock);
};

std::shared_ptr<Job> NetworkThread::Shared::next(std::unique_lock<std::mutex> &lock)
{
    hasWork.wait(lock, [this] { return isEnding || !jobs.empty(); });
    if (isEnding)
        return nullptr;
    const auto job = jobs.front();
    jobs.pop_front();
    return job;
}

void NetworkThread::Shared::loop()
{
    ignoreBrokenPipes();
    std::unique_lock lock(mutex);
    while ((current = next(lock))) {
        lock.unlock();
        if (!current->isGivenUp)
            current->work(*connection, [this] { return current->isGivenUp.load(); });
        current->work = nullptr; // what it holds goes now
        lock.lock();
        current->isDone = true;
        hasEnded.notify_all();
    }
    isOver = true;
    hasEnded.notify_all();
}

NetworkThread::NetworkThread(std::unique_ptr<CurlConnection> connection)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->connection = std::move(connection);
}

NetworkThread::~NetworkThread()
{
    constexpr std::chrono::milliseconds patience(500);
    std::unique_lock lock(m_shared->mutex);
    if (!m_shared->thread.joinable())
        return;
    m_shared->isEnding = true;
    if (m_shared->current)
        m_shared->current->isGivenUp = true;
    m_shared->hasWork.notify_all();
    m_shared->connection->wakeUp();
    std::thread thread = std::move(m_shared->thread);
    const bool isOver
        = m_shared->hasEnded.wait_for(lock, patience, [this] { return m_shared->isOver; });
    lock.unlock();
    if (isOver)
        thread.join();
    else
        thread.detach();
}

bool NetworkThread::run(Work work, std::stop_token stop)
{
    const auto job = std::make_shared<Job>();
    job->work = std::move(work);
    std::unique_lock lock(m_shared->mutex);
    m_shared->jobs.push_back(job);
    m_shared->hasWork.notify_all();
    if (!m_shared->thread.joinable())
        m_shared->thread = std::thread([shared = m_shared] { shared->loop(); });
    if (m_shared->hasEnded.wait(lock, stop, [&] { return job->isDone; }))
        return true;
    job->isGivenUp = true;
    m_shared->connection->wakeUp();
    return false;
}

SessionCost NetworkThread::cost() const
{
    return m_shared->connection->cost();
}

} // namespace eid
