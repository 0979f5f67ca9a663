#include "tests/sandbox/platform/platformclient.h"

#include "tests/sandbox/demo/demoauthority.h"
#include "tests/sandbox/platform/channelbinding.h"

#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>

namespace eid::sandbox {

PlatformClient::PlatformClient(std::uint16_t port, const QByteArray &rootsPem)
    : m_port(port)
    , m_context(SSL_CTX_new(TLS_client_method()))
{
    const BioHandle pem(BIO_new_mem_buf(rootsPem.constData(), static_cast<int>(rootsPem.size())));
    while (const CertificateHandle root{PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr)})
        X509_STORE_add_cert(SSL_CTX_get_cert_store(m_context.get()), root.get());
    ERR_clear_error();
    // The handshake goes on, and the test looks at what was found.
    SSL_CTX_set_security_level(m_context.get(), 0);
    SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_NONE, nullptr);
}

PlatformClient::~PlatformClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

void PlatformClient::setIdentity(ByteView certificate, EVP_PKEY *key)
{
    SSL_CTX_use_certificate(m_context.get(), certificateOf(certificate).get());
    SSL_CTX_use_PrivateKey(m_context.get(), key);
}

void PlatformClient::setMaximumVersion(int version)
{
    SSL_CTX_set_max_proto_version(m_context.get(), version);
}

void PlatformClient::resume(const PlatformClient &other)
{
    m_session.reset(SSL_get1_session(other.m_ssl.get()));
}

bool PlatformClient::connect()
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{10, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return false;
    m_ssl.reset(SSL_new(m_context.get()));
    SSL_set_fd(m_ssl.get(), m_socket);
    SSL_set_tlsext_host_name(m_ssl.get(), "localhost");
    SSL_set1_host(m_ssl.get(), "localhost");
    SSL_set_tlsext_status_type(m_ssl.get(), TLSEXT_STATUSTYPE_ocsp);
    if (m_session)
        SSL_set_session(m_ssl.get(), m_session.get());
    return SSL_connect(m_ssl.get()) == 1;
}

long PlatformClient::verifyResult() const
{
    return SSL_get_verify_result(m_ssl.get());
}

bool PlatformClient::isResumed() const
{
    return SSL_session_reused(m_ssl.get()) == 1;
}

Bytes PlatformClient::staple() const
{
    const unsigned char *der = nullptr;
    const long size = SSL_get_tlsext_status_ocsp_resp(m_ssl.get(), &der);
    return size > 0 ? Bytes(der, der + size) : Bytes();
}

X509 *PlatformClient::serverCertificate() const
{
    return SSL_get0_peer_certificate(m_ssl.get());
}

Bytes PlatformClient::binding() const
{
    if (SSL_version(m_ssl.get()) >= TLS1_3_VERSION)
        return channelBinding(m_ssl.get());
    std::array<std::uint8_t, 64> finished{};
    const std::size_t size = isResumed()
        ? SSL_get_peer_finished(m_ssl.get(), finished.data(), finished.size())
        : SSL_get_finished(m_ssl.get(), finished.data(), finished.size());
    return {finished.begin(), finished.begin() + static_cast<std::ptrdiff_t>(size)};
}

bool PlatformClient::send(const QByteArray &octets)
{
    return SSL_write(m_ssl.get(), octets.constData(), static_cast<int>(octets.size()))
        == octets.size();
}

bool PlatformClient::send(const QByteArray &method, const QByteArray &path,
    const QByteArray &contentType, const QByteArray &body, const QByteArray &moreHeaders)
{
    QByteArray text = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!contentType.isEmpty())
        text += "Content-Type: " + contentType + "\r\n";
    if (method != "GET" && method != "HEAD")
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return send(text + moreHeaders + "\r\n" + body);
}

bool PlatformClient::readMore()
{
    std::array<char, 4096> buffer{};
    const int size = SSL_read(m_ssl.get(), buffer.data(), static_cast<int>(buffer.size()));
    if (size > 0)
        m_input.append(buffer.data(), size);
    return size > 0;
}

std::optional<HttpReply> PlatformClient::receive()
{
    qsizetype end = -1;
    while ((end = m_input.indexOf("\r\n\r\n")) < 0) {
        if (!readMore())
            return std::nullopt;
    }
    const QList<QByteArray> lines = m_input.left(end).split('\n');
    const QList<QByteArray> status = lines.first().split(' ');
    if (!status.first().startsWith("HTTP/1.1") || status.size() < 2)
        return std::nullopt;
    HttpReply reply;
    reply.status = status[1].toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype size = reply.headers.value("content-length").toLongLong();
    m_input.remove(0, end + 4);
    while (m_input.size() < size) {
        if (!readMore())
            return std::nullopt;
    }
    reply.body = m_input.left(size);
    m_input.remove(0, size);
    return reply;
}

std::optional<HttpReply> PlatformClient::ask(const QByteArray &method, const QByteArray &path,
    const QByteArray &contentType, const QByteArray &body, const QByteArray &moreHeaders)
{
    if (!send(method, path, contentType, body, moreHeaders))
        return std::nullopt;
    return receive();
}

QByteArray PlatformClient::receiveAll()
{
    while (readMore()) { }
    return std::exchange(m_input, {});
}

} // namespace eid::sandbox
