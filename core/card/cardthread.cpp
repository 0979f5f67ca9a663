#include "core/card/cardthread.h"

#include "core/card/cardsessions.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace eid {

struct CardThread::Shared
{
    std::mutex mutex;
    std::condition_variable changed;
    Task task;
    bool isEnding = false;
    bool hasEnded = false;

    void loop(CardSessions &sessions);
};

void CardThread::Shared::loop(CardSessions &sessions)
{
    for (;;) {
        Task next;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return isEnding || task; });
            if (isEnding)
                return;
            next = std::exchange(task, {});
        }
        next(sessions);
    }
}

CardThread::CardThread(std::function<std::unique_ptr<CardSessions>()> makeSessions)
    : m_shared(std::make_shared<Shared>())
{
    m_thread = std::thread([shared = m_shared, makeSessions = std::move(makeSessions)] {
        auto sessions = makeSessions();
        shared->loop(*sessions);
        sessions.reset();
        const std::scoped_lock lock(shared->mutex);
        shared->hasEnded = true;
        shared->changed.notify_all();
    });
}

CardThread::~CardThread()
{
    if (!end({}))
        m_thread.detach();
}

void CardThread::run(Task task)
{
    const std::scoped_lock lock(m_shared->mutex);
    Q_ASSERT(!m_shared->task);
    m_shared->task = std::move(task);
    m_shared->changed.notify_all();
}

bool CardThread::end(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->isEnding = true;
    m_shared->changed.notify_all();
    if (!m_shared->changed.wait_for(lock, patience, [this] { return m_shared->hasEnded; }))
        return false;
    lock.unlock();
    // What libraries keep for the thread goes with it, before this process can end.
    if (m_thread.joinable())
        m_thread.join();
    return true;
}

} // namespace eid
