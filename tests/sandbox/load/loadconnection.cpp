#include "tests/sandbox/load/loadconnection.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/pem.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace eid::sandbox {

namespace {

constexpr timeval patience{10, 0};
constexpr qsizetype longestReply = 1 << 20;

int connectTo(std::uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

/// The length of the body that \a head announces; -1 where it announces none.
qsizetype bodyLength(const QByteArray &head)
{
    const QByteArray name("\r\ncontent-length:");
    const qsizetype at = head.toLower().indexOf(name);
    if (at < 0)
        return -1;
    const qsizetype begin = at + name.size();
    bool ok = false;
    const qsizetype length
        = head.mid(begin, head.indexOf('\r', begin) - begin).trimmed().toLongLong(&ok);
    return ok && length <= longestReply ? length : -1;
}

} // namespace

SslContext makeLoadContext(const QByteArray &rootsPem)
{
    // A server that is killed is told of by the result of writing.
    std::signal(SIGPIPE, SIG_IGN);
    SslContext context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    const BioHandle memory(
        BIO_new_mem_buf(rootsPem.constData(), static_cast<int>(rootsPem.size())));
    if (!context || !memory || SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) != 1)
        return nullptr;
    X509_STORE *const store = SSL_CTX_get_cert_store(context.get());
    while (true) {
        const CertificateHandle root(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
        if (!root)
            break;
        X509_STORE_add_cert(store, root.get());
    }
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_mode(context.get(), SSL_MODE_AUTO_RETRY);
    return context;
}

LoadConnection::~LoadConnection()
{
    close();
}

bool LoadConnection::open(const SslContext &context, std::uint16_t port, const Identity &identity,
    const SslSession &session)
{
    close();
    m_socket = connectTo(port);
    m_ssl.reset(m_socket < 0 ? nullptr : SSL_new(context.get()));
    SSL *const ssl = m_ssl.get();
    const bool ready = ssl != nullptr && SSL_set_fd(ssl, m_socket) == 1
        && SSL_set_tlsext_host_name(ssl, "localhost") == 1 && SSL_set1_host(ssl, "localhost") == 1
        && (identity.key == nullptr
            || (SSL_use_certificate(ssl, identity.certificate) == 1
                && SSL_use_PrivateKey(ssl, identity.key) == 1))
        && (!session || SSL_set_session(ssl, session.get()) == 1) && SSL_connect(ssl) == 1;
    if (!ready)
        close();
    return ready;
}

void LoadConnection::close()
{
    if (m_ssl && SSL_is_init_finished(m_ssl.get()))
        SSL_shutdown(m_ssl.get());
    m_ssl.reset();
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

bool LoadConnection::isResumed() const
{
    return m_ssl && SSL_session_reused(m_ssl.get()) == 1;
}

std::optional<LoadReply> LoadConnection::post(
    const char *path, const QByteArray &contentType, const QByteArray &body, bool isLast)
{
    if (!m_ssl)
        return std::nullopt;
    const QByteArray request = QByteArray("POST ") + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: " + (isLast ? "close" : "keep-alive")
        + "\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    if (SSL_write(m_ssl.get(), request.constData(), static_cast<int>(request.size())) <= 0)
        return std::nullopt;
    QByteArray received;
    qsizetype end = -1;
    qsizetype length = 0;
    while (end < 0 || received.size() < end + length) {
        std::array<char, 8192> octets{};
        const int count = SSL_read(m_ssl.get(), octets.data(), static_cast<int>(octets.size()));
        if (count <= 0 || received.size() > longestReply)
            return std::nullopt;
        received.append(octets.data(), count);
        if (end >= 0 || !received.contains("\r\n\r\n"))
            continue;
        end = received.indexOf("\r\n\r\n") + 4;
        length = bodyLength(received.first(end));
        if (length < 0)
            return std::nullopt;
    }
    return LoadReply{received.mid(9, 3).toInt(), received.mid(end, length)};
}

SslSession LoadConnection::session() const
{
    return {m_ssl ? SSL_get1_session(m_ssl.get()) : nullptr, SSL_SESSION_free};
}

} // namespace eid::sandbox
