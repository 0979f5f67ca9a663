#include "tlspair.h"

#include "softwarecard.h"

namespace eid {

namespace {

int trustAny(X509_STORE_CTX * /*store*/, void * /*argument*/)
{
    return 1;
}

/// Whether a call that did not work only waits for the other side.
bool waits(const SSL &ssl, int result)
{
    const int error = SSL_get_error(&ssl, result);
    return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
}

/// Goes on with the handshake and reads an octet after it: 1 done, 0 waits, -1 failed.
int proceed(SSL &ssl)
{
    if (const int shaken = SSL_do_handshake(&ssl); shaken != 1)
        return waits(ssl, shaken) ? 0 : -1;
    char octet = 0;
    const int read = SSL_read(&ssl, &octet, 1);
    return read == 1 ? 1 : waits(ssl, read) ? 0 : -1;
}

bool exchange(SSL &client, SSL &server)
{
    bool hasWritten[2] = {false, false};
    SSL *const sides[2] = {&client, &server};
    int states[2] = {0, 0};
    // A handshake of TLS 1.2 takes fewer turns; it can come to a halt when one side failed.
    for (int turn = 0; turn < 20; ++turn) {
        for (int side = 0; side < 2; ++side) {
            ERR_clear_error();
            if (states[side] == 0)
                states[side] = proceed(*sides[side]);
            if (states[side] < 0)
                return false;
            if (SSL_is_init_finished(sides[side]) == 1 && !hasWritten[side])
                hasWritten[side] = SSL_write(sides[side], "x", 1) == 1;
        }
        if (states[0] == 1 && states[1] == 1)
            return true;
    }
    return false;
}

} // namespace

TlsPair::TlsPair(int version, X509 &clientCertificate, EVP_PKEY &clientKey)
    : m_client(SSL_CTX_new(TLS_client_method()))
    , m_server(SSL_CTX_new(TLS_server_method()))
{
    for (SSL_CTX *context : {m_client.get(), m_server.get()}) {
        SSL_CTX_set_min_proto_version(context, version);
        SSL_CTX_set_max_proto_version(context, version);
        SSL_CTX_set_cert_verify_callback(context, trustAny, nullptr);
    }
    if (SSL_CTX_use_certificate(m_client.get(), &clientCertificate) != 1
        || SSL_CTX_use_PrivateKey(m_client.get(), &clientKey) != 1
        || SSL_CTX_check_private_key(m_client.get()) != 1)
        qFatal("the client's credential: %s", qPrintable(takeOpenSslReason()));
    const SoftwareCard server(KeyAlgorithm::EcP256);
    const auto certificate = server.certificate();
    if (SSL_CTX_use_certificate(m_server.get(), certificate.get()) != 1
        || SSL_CTX_use_PrivateKey(m_server.get(), const_cast<EVP_PKEY *>(server.software())) != 1)
        qFatal("the server's credential: %s", qPrintable(takeOpenSslReason()));
    SSL_CTX_set_verify(m_server.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    SSL_CTX_set_session_id_context(m_server.get(), reinterpret_cast<const unsigned char *>("t"), 1);
}

bool TlsPair::connect(bool resumes)
{
    const OwnedSsl client(SSL_new(m_client.get()));
    const OwnedSsl server(SSL_new(m_server.get()));
    BIO *clientEnd = nullptr;
    BIO *serverEnd = nullptr;
    BIO_new_bio_pair(&clientEnd, 0, &serverEnd, 0);
    SSL_set_bio(client.get(), clientEnd, clientEnd);
    SSL_set_bio(server.get(), serverEnd, serverEnd);
    SSL_set_connect_state(client.get());
    SSL_set_accept_state(server.get());
    if (resumes && m_session)
        SSL_set_session(client.get(), m_session.get());
    const bool worked = exchange(*client, *server);
    m_wasResumed = SSL_session_reused(client.get()) == 1;
    const OpenSslOwned<X509, X509_free> seen(SSL_get1_peer_certificate(server.get()));
    m_sawCertificate = seen != nullptr;
    if (worked)
        m_session.reset(SSL_get1_session(client.get()));
    SSL_set_shutdown(client.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    SSL_set_shutdown(server.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    return worked;
}

} // namespace eid
