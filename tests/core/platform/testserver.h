#pragma once

#include "testpki.h"

#include <QByteArray>
#include <QHash>
#include <QUrl>

#include <openssl/ssl.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace eid {

/// One connection at a server, as its side sees it. On a thread of its own; all calls block, and
/// fail once the other side or the server is gone.
class TestConnection
{
public:
    TestConnection(int socket, SSL *tls, int number)
        : m_socket(socket)
        , m_tls(tls)
        , m_number(number)
    { }

    bool write(const QByteArray &octets);
    /// At most \a size octets; empty at the end.
    QByteArray read(qsizetype size);
    /// Up to and with \a end. Empty: none came.
    QByteArray readUntil(const QByteArray &end);
    [[nodiscard]] int number() const { return m_number; } ///< from 1, by the server
    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] SSL *tls() const { return m_tls; }
    /// RFC 9266.
    [[nodiscard]] QByteArray exporter() const;

private:
    int m_socket;
    SSL *m_tls;
    int m_number;
};

struct TestRequest
{
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> fields; ///< names in lower case
    QByteArray body;
};

/// "HTTP/1.1 200 OK" and what belongs to it.
QByteArray httpAnswer(int status, const QByteArray &body = {}, const QByteArray &fields = {});

/// A server on this computer that is as good or as bad as a test wants it.
class TestServer
{
public:
    struct Setup
    {
        /// TLS: set up what the defaults below do not. Null: HTTP without TLS.
        const TestIdentity *identity = nullptr;
        std::vector<X509 *> chain = {}; ///< sent behind it
        int lowestVersion = TLS1_3_VERSION;
        int highestVersion = TLS1_3_VERSION;
        bool asksForClient = true;
        X509 *clientRoot = nullptr; ///< null: every client's certificate is good
        std::function<void(SSL_CTX &)> tune = {};

        /// Instead of TLS and HTTP: what to do with the socket.
        std::function<void(TestConnection &)> raw = {};
        /// Instead of HTTP, within TLS.
        std::function<void(TestConnection &)> talk = {};
        /// What to answer, as it goes over the wire; empty: close without a word. Threads: one for
        /// each connection.
        std::function<QByteArray(const TestRequest &, TestConnection &)> answer = {};
    };

    explicit TestServer(Setup setup);
    ~TestServer();
    TestServer(const TestServer &) = delete;
    TestServer &operator=(const TestServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl address(const QString &host = QStringLiteral("localhost")) const;
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int requests() const { return m_requests; }
    /// Closes what is open, without a word.
    void dropConnections();

private:
    void accept();
    void serve(int socket, int number);
    void serveTls(int socket, int number);
    void serveHttp(TestConnection &connection);

    Setup m_setup;
    OpenSslOwned<SSL_CTX, SSL_CTX_free> m_context;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_requests = 0;
    std::mutex m_mutex;
    std::set<int> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace eid
