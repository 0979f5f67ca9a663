#include "tests/sandbox/platform/tlsstream.h"

#include <openssl/err.h>
#include <poll.h>

#include <algorithm>
#include <array>

namespace eid::sandbox {

namespace {

constexpr std::chrono::seconds stepTimeout{10};

} // namespace

TlsStream::TlsStream(SSL *ssl, int socket, int stop)
    : m_ssl(ssl)
    , m_socket(socket)
    , m_stop(stop)
{
    SSL_set_fd(m_ssl, socket);
}

bool TlsStream::handshake(std::chrono::milliseconds timeout)
{
    for (;;) {
        ERR_clear_error();
        const int result = SSL_accept(m_ssl);
        if (result == 1)
            return true;
        if (!waitForTls(result, timeout, true))
            return false;
    }
}

bool TlsStream::waitForRequest(std::chrono::milliseconds timeout)
{
    return m_from < m_to || SSL_pending(m_ssl) > 0 || waitFor(POLLIN, timeout, true) == Wait::Ready;
}

bool TlsStream::send(const QByteArray &octets)
{
    if (octets.isEmpty())
        return true;
    for (;;) {
        // A write that could not go out has to be tried again with the same octets.
        ERR_clear_error();
        std::size_t written = 0;
        const int result = SSL_write_ex(
            m_ssl, octets.constData(), static_cast<std::size_t>(octets.size()), &written);
        if (result == 1)
            return true;
        if (!waitForTls(result, stepTimeout, false))
            return false;
    }
}

void TlsStream::sayGoodbye()
{
    ERR_clear_error();
    SSL_shutdown(m_ssl);
}

bool TlsStream::is_readable() const
{
    return m_from < m_to || SSL_pending(m_ssl) > 0
        || waitFor(POLLIN, stepTimeout, true) == Wait::Ready;
}

bool TlsStream::is_writable() const
{
    return true;
}

ssize_t TlsStream::read(char *octets, std::size_t size)
{
    // "100 Continue" has to be out before the body is waited for.
    if (!m_output.isEmpty() && !send(takeOutput()))
        return -1;
    if (m_from == m_to) {
        if (const int filled = fill(); filled <= 0)
            return filled;
    }
    const std::size_t taken = std::min(size, m_to - m_from);
    std::copy_n(m_input.begin() + static_cast<std::ptrdiff_t>(m_from), taken, octets);
    m_from += taken;
    return static_cast<ssize_t>(taken);
}

int TlsStream::fill()
{
    for (;;) {
        ERR_clear_error();
        const int result = SSL_read(m_ssl, m_input.data(), static_cast<int>(m_input.size()));
        if (result > 0) {
            m_from = 0;
            m_to = static_cast<std::size_t>(result);
            return result;
        }
        if (SSL_get_error(m_ssl, result) == SSL_ERROR_ZERO_RETURN)
            return 0;
        if (!waitForTls(result, stepTimeout, true))
            return -1;
    }
}

ssize_t TlsStream::write(const char *octets, std::size_t size)
{
    m_output.append(octets, static_cast<qsizetype>(size));
    return static_cast<ssize_t>(size);
}

void TlsStream::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ip = "127.0.0.1";
    port = 0;
}

void TlsStream::get_local_ip_and_port(std::string &ip, int &port) const
{
    ip = "127.0.0.1";
    port = 0;
}

TlsStream::Wait TlsStream::waitFor(
    short events, std::chrono::milliseconds timeout, bool heedsStop) const
{
    std::array<pollfd, 2> waiting{{{m_socket, events, 0}, {m_stop, POLLIN, 0}}};
    const int ready = ::poll(waiting.data(), heedsStop ? 2 : 1, static_cast<int>(timeout.count()));
    if (heedsStop && waiting[1].revents != 0)
        return Wait::Stopped;
    return ready > 0 ? Wait::Ready : Wait::TimedOut;
}

bool TlsStream::waitForTls(int result, std::chrono::milliseconds timeout, bool heedsStop)
{
    switch (SSL_get_error(m_ssl, result)) {
    case SSL_ERROR_WANT_READ:
        return waitFor(POLLIN, timeout, heedsStop) == Wait::Ready;
    case SSL_ERROR_WANT_WRITE:
        return waitFor(POLLOUT, timeout, heedsStop) == Wait::Ready;
    default:
        return false;
    }
}

} // namespace eid::sandbox
