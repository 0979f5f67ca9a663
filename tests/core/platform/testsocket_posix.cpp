#include "testsocket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace eid {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool carry(int from, int to)
{
    std::array<char, 4096> octets{};
    const auto got = receiveFrom(from, octets.data(), octets.size());
    return got > 0 && sendTo(to, octets.data(), got) == got;
}

} // namespace

int listenLocally(quint16 &port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener, generic, size) != 0 || ::listen(listener, 16) != 0
        || ::getsockname(listener, generic, &size) != 0)
        return -1;
    port = ntohs(address.sin_port);
    return listener;
}

int acceptFrom(int listener)
{
    return ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
}

void stopListening(int listener)
{
    ::shutdown(listener, SHUT_RDWR);
}

void closeListener(int listener)
{
    ::close(listener);
}

int connectTo(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

qsizetype sendTo(int socket, const char *octets, qsizetype size)
{
    return ::send(socket, octets, static_cast<std::size_t>(size), MSG_NOSIGNAL);
}

qsizetype receiveFrom(int socket, char *octets, qsizetype size)
{
    return ::recv(socket, octets, static_cast<std::size_t>(size), 0);
}

void carryBetween(int one, int other)
{
    std::array<pollfd, 2> sockets{{{one, POLLIN, 0}, {other, POLLIN, 0}}};
    while (::poll(sockets.data(), sockets.size(), -1) > 0) {
        if ((sockets[0].revents != 0 && !carry(one, other))
            || (sockets[1].revents != 0 && !carry(other, one)))
            return;
    }
}

void hangUp(int socket)
{
    ::shutdown(socket, SHUT_RDWR);
}

void closeSocket(int socket)
{
    ::close(socket);
}

void ignoreBrokenPipes()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

} // namespace eid
