#pragma once

#include <QByteArray>
#include <QList>

#include <mutex>
#include <set>
#include <thread>
#include <vector>

/// A SOCKS5 proxy (RFC 1928) to the servers on this computer, which carries everything both ways
/// and keeps every octet of it but those to the proxy itself.
///
/// Threads: all.
class TrafficRelay
{
public:
    /// What went over one connection, each way in one piece.
    struct Connection
    {
        QByteArray fromClient;
        QByteArray fromServer;
    };

    TrafficRelay();
    /// Breaks off what is still open.
    ~TrafficRelay();
    TrafficRelay(const TrafficRelay &) = delete;
    TrafficRelay &operator=(const TrafficRelay &) = delete;

    /// Where it listens, on 127.0.0.1.
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Everything so far, in the order of the connections.
    [[nodiscard]] QList<Connection> capture() const;

private:
    void accept();
    void carry(int client);
    qsizetype begin();
    void carryBothWays(int client, int server, qsizetype number);
    bool pass(int from, int to, qsizetype number, QByteArray Connection::*way);

    quint16 m_port = 0;
    int m_listener = -1;
    mutable std::mutex m_mutex;
    QList<Connection> m_capture;
    std::set<int> m_sockets; ///< of open connections
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};
