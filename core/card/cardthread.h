#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace eid {

class CardSessions;

/// The one thread that talks to cards, for as long as it can be relied on: it runs the tasks it is
/// given one by one, and sleeps when it has none. When this object goes, the thread ends after the
/// task it is in, even if that hangs in a reader for hours: it owns all it uses, and nobody waits.
///
/// Threads: the desk's.
class CardThread
{
public:
    using Task = std::function<void(CardSessions &)>;

    /// \a makeSessions is called on the new thread.
    explicit CardThread(std::function<std::unique_ptr<CardSessions>()> makeSessions);
    ~CardThread();
    CardThread(const CardThread &) = delete;
    CardThread &operator=(const CardThread &) = delete;

    /// Runs \a task once the one before it is done; at most one waits.
    void run(Task task);

    /// Lets go of all cards and ends the thread. False if it still runs after \a patience.
    bool end(std::chrono::milliseconds patience);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace eid
