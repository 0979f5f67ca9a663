#include "testserver.h"

#include "testsocket.h"

namespace eid {

namespace {

void require(bool worked, const char *what)
{
    if (!worked)
        qFatal("A test server cannot be set up: %s (%s)", what, qPrintable(takeOpenSslReason()));
}

int trustAll(X509_STORE_CTX * /*context*/, void * /*unused*/)
{
    return 1;
}

SSL_CTX *makeContext(const TestServer::Setup &setup)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_cipher_list(context, "ALL");
    require(SSL_CTX_set_min_proto_version(context, setup.lowestVersion) == 1, "version");
    require(SSL_CTX_set_max_proto_version(context, setup.highestVersion) == 1, "version");
    require(SSL_CTX_use_certificate(context, setup.identity->certificate.get()) == 1, "identity");
    require(SSL_CTX_use_PrivateKey(context, setup.identity->key.get()) == 1, "key");
    for (X509 *certificate : setup.chain)
        require(SSL_CTX_add1_chain_cert(context, certificate) == 1, "chain");
    const unsigned char name[] = "test";
    SSL_CTX_set_session_id_context(context, name, sizeof name);
    if (setup.asksForClient) {
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
        if (setup.clientRoot != nullptr)
            X509_STORE_add_cert(SSL_CTX_get_cert_store(context), setup.clientRoot);
        else
            SSL_CTX_set_cert_verify_callback(context, trustAll, nullptr);
    }
    if (setup.tune)
        setup.tune(*context);
    return context;
}

/// Adds \a size octets to \a body. False: fewer came.
bool readOctets(TestConnection &connection, qsizetype size, QByteArray &body)
{
    const qsizetype end = body.size() + size;
    while (body.size() < end) {
        const QByteArray more = connection.read(end - body.size());
        if (more.isEmpty())
            return false;
        body += more;
    }
    return true;
}

/// RFC 9112, 7.1; without extensions and trailers.
bool readChunks(TestConnection &connection, QByteArray &body)
{
    while (true) {
        bool isSize = false;
        const auto size = connection.readUntil("\r\n").trimmed().toLongLong(&isSize, 16);
        if (!isSize || !readOctets(connection, size, body)
            || connection.readUntil("\r\n") != "\r\n")
            return false;
        if (size == 0)
            return true;
    }
}

} // namespace

bool TestConnection::write(const QByteArray &octets)
{
    if (m_tls != nullptr)
        return octets.isEmpty()
            || SSL_write(m_tls, octets.constData(), static_cast<int>(octets.size())) > 0;
    qsizetype at = 0;
    while (at < octets.size()) {
        const auto sent = sendTo(m_socket, octets.constData() + at, octets.size() - at);
        if (sent <= 0)
            return false;
        at += sent;
    }
    return true;
}

QByteArray TestConnection::read(qsizetype size)
{
    QByteArray octets(size, '\0');
    const qsizetype got = m_tls != nullptr ? SSL_read(m_tls, octets.data(), static_cast<int>(size))
                                           : receiveFrom(m_socket, octets.data(), size);
    octets.truncate(std::max<qsizetype>(got, 0));
    return octets;
}

QByteArray TestConnection::readUntil(const QByteArray &end)
{
    QByteArray octets;
    while (!octets.endsWith(end)) {
        const QByteArray next = read(1);
        if (next.isEmpty())
            return {};
        octets += next;
    }
    return octets;
}

QByteArray TestConnection::exporter() const
{
    const QByteArray label = "EXPORTER-Channel-Binding";
    QByteArray octets(32, '\0');
    SSL_export_keying_material(m_tls, reinterpret_cast<unsigned char *>(octets.data()), 32,
        label.constData(), static_cast<std::size_t>(label.size()), nullptr, 0, 0);
    return octets;
}

QByteArray httpAnswer(int status, const QByteArray &body, const QByteArray &fields)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body;
}

TestServer::TestServer(Setup setup)
    : m_setup(std::move(setup))
{
    if (m_setup.identity != nullptr)
        m_context.reset(makeContext(m_setup));
    m_listener = listenLocally(m_port);
    require(m_listener >= 0, "socket");
    m_acceptor = std::thread([this] { accept(); });
}

TestServer::~TestServer()
{
    stopListening(m_listener);
    m_acceptor.join();
    dropConnections();
    for (std::thread &thread : m_threads)
        thread.join();
    closeListener(m_listener);
}

QUrl TestServer::address(const QString &host) const
{
    return QUrl(QStringLiteral("https://%1:%2").arg(host).arg(m_port));
}

void TestServer::dropConnections()
{
    const std::scoped_lock lock(m_mutex);
    for (const int socket : m_sockets)
        hangUp(socket);
}

void TestServer::accept()
{
    while (true) {
        const int socket = acceptFrom(m_listener);
        if (socket < 0)
            return;
        const int number = ++m_connections;
        const std::scoped_lock lock(m_mutex);
        m_sockets.insert(socket);
        m_threads.emplace_back([this, socket, number] {
            ignoreBrokenPipes();
            serve(socket, number);
            const std::scoped_lock closing(m_mutex);
            m_sockets.erase(socket);
            closeSocket(socket);
        });
    }
}

void TestServer::serve(int socket, int number)
{
    TestConnection connection(socket, nullptr, number);
    if (m_setup.raw)
        m_setup.raw(connection);
    else if (m_context)
        serveTls(socket, number);
    else
        serveHttp(connection);
}

void TestServer::serveTls(int socket, int number)
{
    const OpenSslOwned<SSL, SSL_free> tls(SSL_new(m_context.get()));
    SSL_set_fd(tls.get(), socket);
    if (SSL_accept(tls.get()) != 1)
        return;
    TestConnection connection(socket, tls.get(), number);
    if (m_setup.talk)
        m_setup.talk(connection);
    else
        serveHttp(connection);
}

void TestServer::serveHttp(TestConnection &connection)
{
    while (true) {
        const QByteArray header = connection.readUntil("\r\n\r\n");
        if (header.isEmpty())
            return;
        TestRequest request;
        const auto lines = header.trimmed().split('\n');
        request.method = lines.first().split(' ').value(0);
        request.path = lines.first().split(' ').value(1);
        for (const QByteArray &line : lines.sliced(1)) {
            const auto colon = line.indexOf(':');
            request.fields.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const bool isWhole = request.fields.value("transfer-encoding") == "chunked"
            ? readChunks(connection, request.body)
            : readOctets(
                connection, request.fields.value("content-length").toLongLong(), request.body);
        if (!isWhole)
            return;
        ++m_requests;
        const QByteArray answer
            = m_setup.answer ? m_setup.answer(request, connection) : httpAnswer(200, "hello");
        if (answer.isEmpty() || !connection.write(answer) || answer.contains("Connection: close"))
            return;
    }
}

} // namespace eid
