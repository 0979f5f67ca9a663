#pragma once

#include "testserver.h"

#include <QList>

namespace eid {

/// A proxy on this computer for CONNECT (RFC 9110, 9.3.6), that carries whatever is asked for to
/// one server.
class TestProxy
{
public:
    struct Behaviour
    {
        /// The whole Proxy-Authorization that it wants; empty: none.
        QByteArray authorization = {};
        QByteArray challenge = {}; ///< what it says to those without: "Basic realm=\"x\""
        QByteArray refusal = {}; ///< instead of carrying anything; "close": without a word
    };

    TestProxy(const TestServer &target, Behaviour behaviour);

    [[nodiscard]] QUrl address() const;
    /// The first line of each request, and what authorised it.
    [[nodiscard]] QList<QByteArray> asked() const;
    [[nodiscard]] QList<QByteArray> authorizations() const;

private:
    void serve(TestConnection &connection);

    quint16 m_target;
    Behaviour m_behaviour;
    mutable std::mutex m_mutex;
    QList<QByteArray> m_asked;
    QList<QByteArray> m_authorizations;
    TestServer m_server;
};

} // namespace eid
