#include "tests/sandbox/platform/platformworker.h"

#include "tests/sandbox/vpcd/filedescriptor.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>

namespace eid::sandbox {

namespace {

constexpr std::chrono::seconds handshakeTimeout{10};
constexpr std::chrono::seconds idleTimeout{60};
constexpr int mostRequestsOfConnection = 200;

/// The next connection; none when the platform stops.
FileDescriptor nextConnection(const WorkerParts &parts)
{
    for (;;) {
        std::array<pollfd, 2> waiting{{{parts.listener, POLLIN, 0}, {parts.stop, POLLIN, 0}}};
        ::poll(waiting.data(), waiting.size(), -1);
        if (waiting[1].revents != 0)
            return {};
        // Another worker may have been faster.
        const int accepted
            = ::accept4(parts.listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (accepted < 0)
            continue;
        const int on = 1;
        ::setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return FileDescriptor(accepted);
    }
}

bool waitUnlessStopped(int stop, std::chrono::milliseconds time)
{
    pollfd waiting{stop, POLLIN, 0};
    return ::poll(&waiting, 1, static_cast<int>(time.count())) == 0;
}

void serveConnection(
    const WorkerParts &parts, HttpEngine &engine, ConnectionJudge &judge, int socket)
{
    const auto context = parts.context();
    const auto ssl = makeConnection(context.get(), judge);
    if (!ssl)
        return;
    ++parts.counters.connections;
    TlsStream stream(ssl.get(), socket, parts.stop);
    if (!stream.handshake(handshakeTimeout)) {
        ++parts.counters.refusedHandshakes;
        return;
    }
    ++(SSL_session_reused(ssl.get()) ? parts.counters.resumedHandshakes
                                     : parts.counters.fullHandshakes);
    engine.beginConnection();
    for (int left = mostRequestsOfConnection; left > 0; --left) {
        if (!stream.waitForRequest(idleTimeout))
            break;
        if (!engine.serve(stream, ssl.get(), left == 1)) {
            if (engine.isBroken())
                return;
            break;
        }
    }
    stream.sayGoodbye();
}

} // namespace

void runWorker(const WorkerParts &parts)
{
    const auto storage = parts.openStorage();
    if (!storage)
        return;
    ConnectionJudge judge{**storage, parts.services.clock, parts.services.ocsp, parts.identity, {}};
    HttpEngine engine({parts.services, **storage, parts.faults,
        [stop = parts.stop](
            std::chrono::milliseconds time) { return waitUnlessStopped(stop, time); },
        [&counters = parts.counters] { ++counters.requests; }});
    for (;;) {
        const FileDescriptor connection = nextConnection(parts);
        if (!connection.isOpen())
            return;
        serveConnection(parts, engine, judge, connection.get());
    }
}

} // namespace eid::sandbox
