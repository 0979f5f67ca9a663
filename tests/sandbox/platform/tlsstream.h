#pragma once

#include <QByteArray>

#include <httplib.h>
#include <openssl/ssl.h>

#include <array>
#include <chrono>

namespace eid::sandbox {

/// One connection under TLS, as the HTTP engine reads and writes it. What is written is collected
/// until flush(), so that a whole answer can be looked at before it goes out.
///
/// Nothing waits for longer than its time-out, and reading ends at once when the platform stops.
class TlsStream : public httplib::Stream
{
public:
    /// \a socket: not blocking. \a stop: becomes readable when the platform stops.
    TlsStream(SSL *ssl, int socket, int stop);

    bool handshake(std::chrono::milliseconds timeout);
    /// Whether the other side begins to ask for something.
    bool waitForRequest(std::chrono::milliseconds timeout);
    [[nodiscard]] QByteArray takeOutput() { return std::exchange(m_output, {}); }
    bool send(const QByteArray &octets);
    /// Says that there is no more to come, and does not wait for the other side to say so.
    void sayGoodbye();

    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    ssize_t read(char *octets, std::size_t size) override;
    ssize_t write(const char *octets, std::size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    [[nodiscard]] socket_t socket() const override { return m_socket; }

private:
    enum class Wait { Ready, TimedOut, Stopped };

    [[nodiscard]] Wait waitFor(
        short events, std::chrono::milliseconds timeout, bool heedsStop) const;
    /// Takes in what has come, or waits for it; 0 at the end, -1 where it breaks.
    int fill();
    /// After OpenSSL said \a result: waits for what it wants. False where the connection is over.
    bool waitForTls(int result, std::chrono::milliseconds timeout, bool heedsStop);

    SSL *m_ssl;
    int m_socket;
    int m_stop;
    QByteArray m_output;
    std::array<char, 16 * 1024> m_input{}; ///< one record of TLS: lines are read letter by letter
    std::size_t m_from = 0; ///< what of it is to be read
    std::size_t m_to = 0;
};

} // namespace eid::sandbox
