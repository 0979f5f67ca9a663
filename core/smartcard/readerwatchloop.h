#pragma once

#include "core/smartcard/connection.h"
#include "core/smartcard/readerwatch.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace eid {

class ReaderList;

/// The thread of a ReaderWatch. Kept alive by that thread too, so that one that hangs in a broken
/// service can be left behind.
class ReaderWatchLoop : public std::enable_shared_from_this<ReaderWatchLoop>
{
public:
    ReaderWatchLoop(ReaderWatch::ApiSource source, ReaderWatch &watch);
    ReaderWatchLoop(const ReaderWatchLoop &) = delete;
    ReaderWatchLoop &operator=(const ReaderWatchLoop &) = delete;

    void start();
    /// Wakes the thread and waits for its end, for \a patience at most.
    void stop(std::chrono::milliseconds patience);
    void retry();

private:
    void run();
    void serve(const std::shared_ptr<const PcscApi> &api);
    /// Watches in a context of its own until that breaks, or the loop is stopped.
    Error watch(const std::shared_ptr<const PcscApi> &api);
    Result<bool> wait(const std::shared_ptr<PcscContext> &context, const ReaderList &readers,
        bool withPnp, DWORD timeoutMs);
    void cancelUntilEnded();

    void use(std::shared_ptr<ServiceSignal> signal);
    void use(std::shared_ptr<PcscContext> context);
    [[nodiscard]] bool isStopping();
    void publish(const ReaderSnapshot &snapshot);

    const ReaderWatch::ApiSource m_source;
    std::thread m_thread;
    ReaderSnapshot m_published; ///< the thread's alone
    bool m_hasPublished = false;
    bool m_isHealthy = false; ///< the service has told of something since it was last lost

    std::mutex m_mutex;
    std::condition_variable m_endedCondition;
    ReaderWatch *m_watch;
    bool m_stopping = false;
    bool m_ended = false;
    std::shared_ptr<ServiceSignal> m_signal; ///< what the thread waits for, if anything
    std::shared_ptr<PcscContext> m_context; ///< in which the thread waits, if in any
};

} // namespace eid
