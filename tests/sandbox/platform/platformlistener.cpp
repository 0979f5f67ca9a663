#include "tests/sandbox/platform/platformlistener.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace eid::sandbox {

namespace {

constexpr int backlog = 64;

void allowReuse(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
}

tl::unexpected<Error> socketFailure(const QString &what)
{
    return failure(
        ErrorCode::PlatformUnreachable, QStringLiteral("%1: errno %2").arg(what).arg(errno));
}

} // namespace

PlatformListener::PlatformListener(int descriptor)
    : m_descriptor(descriptor)
{ }

PlatformListener::~PlatformListener()
{
    ::close(m_descriptor);
}

Result<std::shared_ptr<PlatformListener>> PlatformListener::bind(std::uint16_t port)
{
    if (port == 0) {
        // A port that the system has chosen is lost as soon as nobody listens there; one that was
        // asked for is not. The socket that found it keeps others away until it is taken.
        const auto finder = bindTo(0);
        return finder ? bindTo((*finder)->port()) : finder;
    }
    return bindTo(port);
}

Result<std::shared_ptr<PlatformListener>> PlatformListener::bindTo(std::uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return socketFailure(QStringLiteral("socket"));
    const std::shared_ptr<PlatformListener> listener(new PlatformListener(descriptor));
    // Two sockets that allow reuse and do not listen could be given the same port, where any will
    // do: only once there is one is it allowed.
    if (port != 0)
        allowReuse(descriptor);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return socketFailure(QStringLiteral("port %1").arg(port));
    allowReuse(descriptor);
    return listener;
}

Result<void> PlatformListener::listen()
{
    if (::listen(m_descriptor, backlog) != 0)
        return socketFailure(QStringLiteral("port %1").arg(port()));
    return {};
}

void PlatformListener::refuse()
{
    ::shutdown(m_descriptor, SHUT_RDWR);
}

std::uint16_t PlatformListener::port() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace eid::sandbox
