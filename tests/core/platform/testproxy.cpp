#include "testproxy.h"

#include "testsocket.h"

namespace eid {

namespace {

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
        carryBetween(connection.socket(), target);
        closeSocket(target);
        return;
    }
}

} // namespace eid
