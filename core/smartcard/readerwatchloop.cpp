#include "core/smartcard/readerwatchloop.h"

#include "core/smartcard/readerlist.h"

#include <array>

namespace eid {

namespace {

using std::chrono::milliseconds;

// A service whose socket has just appeared may not listen yet; after these it is waited for.
constexpr std::array retryDelays{milliseconds(10), milliseconds(30), milliseconds(60),
    milliseconds(100), milliseconds(200), milliseconds(400), milliseconds(800)};

// Where the service does not tell of everything, it is asked this often.
constexpr DWORD lookAgainMs = 1000;

// pcsc-lite before 2.3 misses a reader that comes while a wait begins; readers come in clusters.
constexpr DWORD settlingMs = 1000;

// Whatever else keeps the service from telling of readers is a fault of it.
Error asServiceError(Error error)
{
    if (error.code != ErrorCode::PcscServiceStopped && error.code != ErrorCode::PcscAccessDenied)
        error.code = ErrorCode::PcscFailure;
    return error;
}

} // namespace

ReaderWatchLoop::ReaderWatchLoop(ReaderWatch::ApiSource source, ReaderWatch &watch)
    : m_source(std::move(source))
    , m_watch(&watch)
{ }

void ReaderWatchLoop::start()
{
    if (m_thread.joinable())
        return;
    m_thread = std::thread([self = shared_from_this()] {
        self->run();
        const std::scoped_lock lock(self->m_mutex);
        self->m_ended = true;
        self->m_endedCondition.notify_all();
    });
}

void ReaderWatchLoop::stop(milliseconds patience)
{
    if (!m_thread.joinable())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        m_watch = nullptr;
        if (m_signal)
            m_signal->interrupt();
    }
    // SCardCancel itself may hang where the service does.
    std::thread canceller([self = shared_from_this()] { self->cancelUntilEnded(); });
    std::unique_lock lock(m_mutex);
    const bool ended = m_endedCondition.wait_for(lock, patience, [this] { return m_ended; });
    lock.unlock();
    if (ended) {
        canceller.join();
        m_thread.join();
    } else {
        canceller.detach();
        m_thread.detach();
    }
}

void ReaderWatchLoop::cancelUntilEnded()
{
    // A cancel that comes before the wait has begun is lost: repeat until the thread is out.
    constexpr milliseconds between(5);
    std::unique_lock lock(m_mutex);
    while (!m_ended) {
        const auto context = m_context;
        lock.unlock();
        if (context)
            context->api().cancel(context->handle());
        lock.lock();
        m_endedCondition.wait_for(lock, between, [this] { return m_ended; });
    }
}

void ReaderWatchLoop::retry()
{
    const std::scoped_lock lock(m_mutex);
    if (m_signal)
        m_signal->interrupt();
}

void ReaderWatchLoop::use(std::shared_ptr<ServiceSignal> signal)
{
    const std::scoped_lock lock(m_mutex);
    m_signal = std::move(signal);
    if (m_signal && m_stopping)
        m_signal->interrupt();
}

void ReaderWatchLoop::use(std::shared_ptr<PcscContext> context)
{
    std::unique_lock lock(m_mutex);
    m_context.swap(context);
}

bool ReaderWatchLoop::isStopping()
{
    const std::scoped_lock lock(m_mutex);
    return m_stopping;
}

void ReaderWatchLoop::publish(const ReaderSnapshot &snapshot)
{
    const bool isSameError = snapshot.serviceError && m_published.serviceError
        && snapshot.serviceError->code == m_published.serviceError->code;
    if (m_hasPublished && (isSameError || snapshot == m_published))
        return;
    m_published = snapshot;
    m_hasPublished = true;
    const std::scoped_lock lock(m_mutex);
    if (m_watch != nullptr)
        Q_EMIT m_watch->seen(snapshot, ReaderWatch::QPrivateSignal());
}

void ReaderWatchLoop::run()
{
    std::shared_ptr<ServiceSignal> signal;
    while (!isStopping()) {
        const auto api = m_source();
        if (api) {
            signal.reset();
            use(signal);
            serve(*api);
            continue;
        }
        if (!signal) {
            signal = hostLibrarySignal();
            use(signal);
            continue; // look again, now that nothing is missed
        }
        publish({{}, api.error()});
        signal->wait(std::nullopt);
    }
}

void ReaderWatchLoop::serve(const std::shared_ptr<const PcscApi> &api)
{
    std::shared_ptr<ServiceSignal> signal;
    std::size_t retries = 0;
    while (!isStopping()) {
        m_isHealthy = false;
        Error error = watch(api);
        if (m_isHealthy) {
            retries = 0;
            signal.reset();
        }
        // Told even when the service is back at once: what was connected to it is lost.
        if (error.code == ErrorCode::PcscServiceStopped && api->startsWithReader
            && api->startsWithReader())
            publish({});
        else
            publish({{}, asServiceError(std::move(error))});
        if (!signal) {
            signal = api->serviceSignal();
            use(signal);
            continue; // try again, now that nothing is missed
        }
        std::optional<milliseconds> timeout;
        if (retries < retryDelays.size())
            timeout = retryDelays[retries++];
        if (signal->wait(timeout) != ServiceSignal::Woken::TimedOut)
            retries = 0;
    }
}

Error ReaderWatchLoop::watch(const std::shared_ptr<const PcscApi> &api)
{
    const auto context = PcscContext::establish(api);
    if (!context)
        return context.error();
    const auto withPnp = ReaderList::hasPnp(**context);
    if (!withPnp)
        return withPnp.error();
    QByteArrayList namesBefore;
    bool isSettled = false;
    while (true) {
        const auto readers = ReaderList::read(**context);
        if (!readers)
            return readers.error();
        publish({readers->presences(), std::nullopt});
        isSettled = isSettled && readers->names() == namesBefore;
        namesBefore = readers->names();

        DWORD timeout = INFINITE;
        if (!readers->isWatchable(*withPnp))
            timeout = lookAgainMs;
        else if (!isSettled)
            timeout = settlingMs;
        const auto changed = wait(*context, *readers, *withPnp, timeout);
        if (!changed)
            return changed.error();
        m_isHealthy = true;
        isSettled = isSettled || !*changed;
    }
}

Result<bool> ReaderWatchLoop::wait(const std::shared_ptr<PcscContext> &context,
    const ReaderList &readers, bool withPnp, DWORD timeoutMs)
{
    if (!withPnp && readers.names().isEmpty()) { // nothing that the service could be asked for
        const std::shared_ptr<ServiceSignal> pause = context->api().serviceSignal();
        use(pause);
        pause->wait(milliseconds(timeoutMs));
        if (isStopping())
            return failure(ErrorCode::Cancelled);
        return true;
    }
    use(context);
    const auto changed = isStopping() ? Result<bool>(failure(ErrorCode::Cancelled))
                                      : readers.waitForChange(*context, withPnp, timeoutMs);
    use(std::shared_ptr<PcscContext>());
    return changed;
}

} // namespace eid
