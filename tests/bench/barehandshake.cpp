#include "tests/bench/barehandshake.h"

#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/platform/certificatefacts.h"

#include <openssl/ssl.h>

#include <ctime>
#include <memory>

namespace eid::bench {

namespace {

using sandbox::KeyHandle;
using Context = std::shared_ptr<SSL_CTX>;
using Connection = std::unique_ptr<SSL, sandbox::ReleasedBy<SSL_free>>;

constexpr int rounds = 400;

double threadMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// A side whose certificate is for \a extensions, signed by \a issuer, and who trusts \a trusted.
Context sideOf(const SSL_METHOD *method, const sandbox::DemoAuthority &issuer, X509 *trusted,
    const QByteArray &extensions)
{
    const Context context(SSL_CTX_new(method), SSL_CTX_free);
    const KeyHandle key(EVP_EC_gen("P-256"));
    const sandbox::NameHandle name = sandbox::demoName(QStringLiteral("localhost"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto leaf = issuer.sign({name.get(), key.get(), now.addDays(-1), now.addYears(1),
        "[extensions]\nkeyUsage = critical, digitalSignature\nextendedKeyUsage = " + extensions
            + "\nsubjectAltName = DNS:localhost\n",
        EVP_sha256()});
    const bool made = context && leaf && SSL_CTX_use_certificate(context.get(), leaf->get()) == 1
        && SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1
        && SSL_CTX_add1_chain_cert(context.get(), issuer.certificate()) == 1
        && SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) == 1
        && SSL_CTX_set_num_tickets(context.get(), 1) == 1
        && X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), trusted) == 1;
    if (!made)
        qFatal("No context for a bare handshake");
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    return context;
}

/// The server's milliseconds of one.
double handshake(SSL_CTX *serverSide, SSL_CTX *clientSide)
{
    BIO *toServer = nullptr;
    BIO *toClient = nullptr;
    double spent = threadMilliseconds();
    const Connection server(SSL_new(serverSide));
    spent = threadMilliseconds() - spent;
    const Connection client(SSL_new(clientSide));
    if (BIO_new_bio_pair(&toServer, 0, &toClient, 0) != 1)
        qFatal("No pipe for a bare handshake");
    SSL_set_bio(server.get(), toServer, toServer);
    SSL_set_bio(client.get(), toClient, toClient);
    SSL_set_accept_state(server.get());
    SSL_set_connect_state(client.get());
    while (!SSL_is_init_finished(server.get()) || !SSL_is_init_finished(client.get())) {
        SSL_do_handshake(client.get());
        const double before = threadMilliseconds();
        const int result = SSL_do_handshake(server.get());
        spent += threadMilliseconds() - before;
        if (result != 1 && SSL_get_error(server.get(), result) != SSL_ERROR_WANT_READ)
            qFatal("A bare handshake failed");
    }
    return spent;
}

} // namespace

double bareHandshake()
{
    const auto ca = sandbox::DemoCa::create();
    if (!ca)
        qFatal("No demo CA");
    const Context server
        = sideOf(TLS_server_method(), ca->servers(), ca->root().certificate(), "serverAuth");
    const Context client
        = sideOf(TLS_client_method(), ca->citizens(), ca->root().certificate(), "clientAuth");
    double spent = 0;
    for (int round = 0; round < rounds; ++round)
        spent += handshake(server.get(), client.get());
    return spent / rounds;
}

} // namespace eid::bench
