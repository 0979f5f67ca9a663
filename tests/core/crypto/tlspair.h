#pragma once

#include "core/crypto/openssl.h"

#include <openssl/ssl.h>

namespace eid {

/// A TLS client and a server that asks for its certificate, joined in memory. The server trusts any
/// certificate but has the client prove that it holds the key.
class TlsPair
{
public:
    using OwnedSslContext = OpenSslOwned<SSL_CTX, SSL_CTX_free>;
    using OwnedSsl = OpenSslOwned<SSL, SSL_free>;
    using OwnedSession = OpenSslOwned<SSL_SESSION, SSL_SESSION_free>;

    /// \a version: TLS1_2_VERSION or TLS1_3_VERSION.
    TlsPair(int version, X509 &clientCertificate, EVP_PKEY &clientKey);

    /// One connection, resuming the session of the last one if \a resumes: the handshake and one
    /// octet each way. Whether it worked for both sides.
    bool connect(bool resumes = false);
    /// Whether the last connection was a resumed one.
    [[nodiscard]] bool wasResumed() const { return m_wasResumed; }
    /// Whether the server saw a certificate in the last connection.
    [[nodiscard]] bool sawCertificate() const { return m_sawCertificate; }

private:
    OwnedSslContext m_client;
    OwnedSslContext m_server;
    OwnedSession m_session;
    bool m_wasResumed = false;
    bool m_sawCertificate = false;
};

} // namespace eid
