#include "testsocket.h"

#include <winsock2.h>

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

/// Handles of the system have no more than 32 bits that count, and OpenSSL takes sockets as int.
int numberOf(SOCKET socket)
{
    return socket == INVALID_SOCKET ? -1 : static_cast<int>(socket);
}

SOCKET socketOf(int number)
{
    return static_cast<SOCKET>(number);
}

SOCKET makeSocket()
{
    static const int begun = [] {
        WSADATA data;
        return WSAStartup(MAKEWORD(2, 2), &data);
    }();
    return begun == 0 ? ::socket(AF_INET, SOCK_STREAM, 0) : INVALID_SOCKET;
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
    const SOCKET listener = makeSocket();
    sockaddr_in address = loopback(0);
    int size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener, generic, size) != 0 || ::listen(listener, 16) != 0
        || ::getsockname(listener, generic, &size) != 0)
        return -1;
    port = ntohs(address.sin_port);
    return numberOf(listener);
}

int acceptFrom(int listener)
{
    return numberOf(::accept(socketOf(listener), nullptr, nullptr));
}

void stopListening(int listener)
{
    ::closesocket(socketOf(listener)); // shutdown() would wake nobody
}

void closeListener(int /*listener*/) { } // stopListening() has

int connectTo(quint16 port)
{
    const SOCKET socket = makeSocket();
    const sockaddr_in address = loopback(port);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return numberOf(socket);
    ::closesocket(socket);
    return -1;
}

qsizetype sendTo(int socket, const char *octets, qsizetype size)
{
    return ::send(socketOf(socket), octets, static_cast<int>(size), 0);
}

qsizetype receiveFrom(int socket, char *octets, qsizetype size)
{
    return ::recv(socketOf(socket), octets, static_cast<int>(size), 0);
}

void carryBetween(int one, int other)
{
    std::array<WSAPOLLFD, 2> sockets{{{socketOf(one), POLLIN, 0}, {socketOf(other), POLLIN, 0}}};
    while (WSAPoll(sockets.data(), sockets.size(), -1) > 0) {
        if ((sockets[0].revents != 0 && !carry(one, other))
            || (sockets[1].revents != 0 && !carry(other, one)))
            return;
    }
}

void hangUp(int socket)
{
    ::shutdown(socketOf(socket), SD_BOTH);
}

void closeSocket(int socket)
{
    ::closesocket(socketOf(socket));
}

void ignoreBrokenPipes()
{
    // There are no signals.
}

} // namespace eid
