#include "testproxy.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace eid {

namespace {

bool carry(int from, int to)
{
    std::array<char, 4096> octets{};
    const auto got = ::recv(from, octets.data(), octets.size(), 0);
    return got > 0 && ::send(to, octets.data(), static_cast<std::size_t>(got), MSG_NOSIGNAL) == got;
}

void carryBothWays(int one, int other)
{
    std::array<pollfd, 2> sockets{{{one, POLLIN, 0}, {other, POLLIN, 0}}};
    while (::poll(sockets.data(), sockets.size(), -1) > 0) {
        if ((sockets[0].revents != 0 && !carry(one, other))
            || (sockets[1].revents != 0 && !carry(other, one)))
            return;
    }
}

QByteArray fieldOf(const QByteArray &header, const QByteArray &name)
{
    for (const QByteArray &line : header.split('\n')) {
        if (line.toLower().startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

TestProxy::TestProxy(const TestServer &target, Behaviour behaviour)
    : m_target(target.port())
    , m_behaviour(std::move(behaviour))
    , m_server({.raw = [this](TestConnection &connection) { serve(connection); }})
{ }

QUrl TestProxy::address() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.port()));
}

QList<QByteArray> TestProxy::asked() const
{
    const std::scoped_lock lock(m_mutex);
    return m_asked;
}

QList<QByteArray> TestProxy::authorizations() const
{
    const std::scoped_lock lock(m_mutex);
    return m_authorizations;
}

void TestProxy::serve(TestConnection &connection)
{
    while (true) {
        const QByteArray header = connection.readUntil("\r\n\r\n");
        if (header.isEmpty())
            return;
        const QByteArray authorization = fieldOf(header, "proxy-authorization");
        {
            const std::scoped_lock lock(m_mutex);
            m_asked.append(header.left(header.indexOf('\r')));
            m_authorizations.append(authorization);
        }
        if (m_behaviour.refusal == "close")
            return;
        if (!m_behaviour.refusal.isEmpty()) {
            connection.write(m_behaviour.refusal);
            return;
        }
        if (!m_behaviour.authorization.isEmpty()
            && !authorization.startsWith(m_behaviour.authorization)) {
            connection.write(
                httpAnswer(407, {}, "Proxy-Authenticate: " + m_behaviour.challenge + "\r\n"));
            continue;
        }
        const int target = connectTo(m_target);
        connection.write("HTTP/1.1 200 Connected\r\n\r\n");
        carryBothWays(connection.socket(), target);
        ::close(target);
        return;
    }
}

} // namespace eid
