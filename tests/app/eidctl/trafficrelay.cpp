#include "trafficrelay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <span>

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int connectTo(quint16 port)
{
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(made, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return made;
    ::close(made);
    return -1;
}

bool sendAll(int to, const char *octets, std::size_t size)
{
    while (size > 0) {
        const auto sent = ::send(to, octets, size, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        octets += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

bool receiveAll(int from, std::span<std::uint8_t> octets)
{
    while (!octets.empty()) {
        const auto got = ::recv(from, octets.data(), octets.size(), 0);
        if (got <= 0)
            return false;
        octets = octets.subspan(static_cast<std::size_t>(got));
    }
    return true;
}

/// The port that \a client wants to be connected to, whatever it calls this computer; 0 where it
/// speaks no SOCKS5.
quint16 wantedPort(int client)
{
    constexpr std::uint8_t version = 5;
    constexpr std::array<char, 2> noAuthentication{version, 0};
    std::array<std::uint8_t, 256> octets{};
    const std::span all(octets);
    if (!receiveAll(client, all.first(2)) || octets[0] != version
        || !receiveAll(client, all.first(octets[1]))
        || !sendAll(client, noAuthentication.data(), noAuthentication.size())
        || !receiveAll(client, all.first(4)) || octets[1] != 1)
        return 0;
    std::size_t size = 0;
    switch (octets[3]) {
    case 1:
        size = 4;
        break;
    case 3:
        if (!receiveAll(client, all.first(1)))
            return 0;
        size = octets[0];
        break;
    case 4:
        size = 16;
        break;
    default:
        return 0;
    }
    std::array<std::uint8_t, 2> port{};
    if (!receiveAll(client, all.first(size)) || !receiveAll(client, port))
        return 0;
    return static_cast<quint16>(port[0] << 8 | port[1]);
}

/// Tells \a client whether it is connected.
bool tell(int client, bool connected)
{
    const std::array<char, 10> answer{5, static_cast<char>(connected ? 0 : 5), 0, 1};
    return sendAll(client, answer.data(), answer.size());
}

} // namespace

TrafficRelay::TrafficRelay()
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, SOMAXCONN) != 0
        || ::getsockname(m_listener, generic, &size) != 0)
        qFatal("The relay cannot listen");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { accept(); });
}

TrafficRelay::~TrafficRelay()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    {
        const std::scoped_lock lock(m_mutex);
        for (const int open : m_sockets)
            ::shutdown(open, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
}

QList<TrafficRelay::Connection> TrafficRelay::capture() const
{
    const std::scoped_lock lock(m_mutex);
    return m_capture;
}

void TrafficRelay::accept()
{
    while (true) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        const std::scoped_lock lock(m_mutex);
        m_sockets.insert(client);
        m_threads.emplace_back([this, client] { carry(client); });
    }
}

void TrafficRelay::carry(int client)
{
    const quint16 port = wantedPort(client);
    const int server = port != 0 ? connectTo(port) : -1;
    if (tell(client, server >= 0) && server >= 0)
        carryBothWays(client, server, begin());
    const std::scoped_lock lock(m_mutex);
    m_sockets.erase(client);
    ::close(client);
    if (server >= 0)
        ::close(server);
}

qsizetype TrafficRelay::begin()
{
    const std::scoped_lock lock(m_mutex);
    m_capture.append(Connection());
    return m_capture.size() - 1;
}

void TrafficRelay::carryBothWays(int client, int server, qsizetype number)
{
    std::array<pollfd, 2> ends{{{client, POLLIN, 0}, {server, POLLIN, 0}}};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        if (::poll(ends.data(), ends.size(), -1) <= 0)
            return;
        // What one side has ended is passed on, and the other may still speak.
        if (ends[0].revents != 0 && !pass(client, server, number, &Connection::fromClient))
            ends[0].fd = -1;
        if (ends[1].revents != 0 && !pass(server, client, number, &Connection::fromServer))
            ends[1].fd = -1;
    }
}

bool TrafficRelay::pass(int from, int to, qsizetype number, QByteArray Connection::*way)
{
    std::array<char, 16384> octets{};
    const auto got = ::recv(from, octets.data(), octets.size(), 0);
    if (got <= 0) {
        ::shutdown(to, SHUT_WR);
        return false;
    }
    {
        const std::scoped_lock lock(m_mutex);
        (m_capture[number].*way).append(octets.data(), got);
    }
    return sendAll(to, octets.data(), static_cast<std::size_t>(got));
}
