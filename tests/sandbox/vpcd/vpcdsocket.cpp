#include "tests/sandbox/vpcd/vpcdsocket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace eid::sandbox {

VpcdSocket::VpcdSocket()
    : m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{ }

bool VpcdSocket::connect(std::uint16_t port)
{
    FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const int begun
        = ::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address);
    if (begun != 0 && errno != EINPROGRESS)
        return false;
    m_socket = std::move(socket);
    int error = 0;
    socklen_t size = sizeof error;
    const bool connected = waitFor(POLLOUT, -1)
        && ::getsockopt(m_socket.get(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
    if (!connected)
        disconnect();
    return connected;
}

void VpcdSocket::disconnect()
{
    m_socket.reset();
}

void VpcdSocket::hangUp(std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    const auto left = [&] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
    };
    bool open = m_socket.isOpen() && ::shutdown(m_socket.get(), SHUT_WR) == 0;
    pollfd reader{m_socket.get(), POLLIN, 0};
    while (open && left().count() > 0 && ::poll(&reader, 1, static_cast<int>(left().count())) > 0) {
        std::array<std::uint8_t, 64> ignored{};
        open = ::recv(m_socket.get(), ignored.data(), ignored.size(), 0) > 0;
    }
    disconnect();
}

std::optional<Bytes> VpcdSocket::receive()
{
    std::array<std::uint8_t, 2> length{};
    if (!receiveExactly(length))
        return std::nullopt;
    Bytes message(static_cast<std::size_t>(length[0] << 8 | length[1]));
    if (!receiveExactly(message))
        return std::nullopt;
    return message;
}

bool VpcdSocket::receiveExactly(std::span<std::uint8_t> octets)
{
    while (!octets.empty()) {
        // The reader writes length and body apart; a delayed acknowledgement of the first would
        // hold back the second for 40 ms. The kernel forgets the option, so it is set each time.
        const int on = 1;
        ::setsockopt(m_socket.get(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
        if (!waitFor(POLLIN, -1))
            return false;
        const ssize_t count = ::recv(m_socket.get(), octets.data(), octets.size(), 0);
        if (count > 0)
            octets = octets.subspan(static_cast<std::size_t>(count));
        else if (count == 0 || (errno != EAGAIN && errno != EINTR))
            return false;
    }
    return true;
}

bool VpcdSocket::send(ByteView message)
{
    Bytes frame{
        static_cast<std::uint8_t>(message.size() >> 8), static_cast<std::uint8_t>(message.size())};
    append(frame, message);
    ByteView rest = frame;
    while (!rest.empty()) {
        if (!waitFor(POLLOUT, -1))
            return false;
        const ssize_t count = ::send(m_socket.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
        if (count > 0)
            rest = rest.subspan(static_cast<std::size_t>(count));
        else if (errno != EAGAIN && errno != EINTR)
            return false;
    }
    return true;
}

void VpcdSocket::waitForEnd()
{
    waitFor(POLLRDHUP, -1);
}

bool VpcdSocket::pause(std::chrono::milliseconds duration)
{
    pollfd wake{m_wake.get(), POLLIN, 0};
    return ::poll(&wake, 1, static_cast<int>(duration.count())) == 0;
}

void VpcdSocket::interrupt()
{
    ::eventfd_write(m_wake.get(), 1);
}

void VpcdSocket::clearInterrupt()
{
    eventfd_t count = 0;
    ::eventfd_read(m_wake.get(), &count);
}

bool VpcdSocket::waitFor(short events, int timeoutMs)
{
    std::array<pollfd, 2> waited{
        pollfd{m_socket.get(), events, 0}, pollfd{m_wake.get(), POLLIN, 0}};
    int ready = 0;
    do
        ready = ::poll(waited.data(), waited.size(), timeoutMs);
    while (ready < 0 && errno == EINTR);
    return ready > 0 && waited[1].revents == 0;
}

} // namespace eid::sandbox
