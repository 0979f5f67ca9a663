#pragma once

#include "core/base/result.h"
#include "core/platform/platformsession.h"
#include "core/platform/serverstatus.h"
#include "core/platform/servertrust.h"
#include "core/platform/tlshandshake.h"

#include <openssl/ssl.h>

#include <memory>
#include <optional>

namespace eid {

/// The TLS side of a session: who the server must be, and who the tool is. Sees to it that the card
/// signs for no other server, that nobody on the way reads who its holder is, and remembers what
/// became of each handshake.
///
/// Threads: the network thread. Lives longer than the connections it prepares.
class TlsClient
{
public:
    /// Fails as validate() does, and with CertificateMalformed or CertificateUnexpected for a
    /// credential that is none.
    static Result<std::unique_ptr<TlsClient>> create(const PlatformSettings &settings,
        std::optional<ClientCredential> credential, ServerStatus status);
    TlsClient(const TlsClient &) = delete;
    TlsClient &operator=(const TlsClient &) = delete;

    /// How a responder is asked about a server; it blocks the handshake. None: nobody is.
    void setAsk(ServerStatus::Ask ask) { m_ask = std::move(ask); }

    /// Makes \a context, of which one connection will be made, this client's.
    bool prepare(SSL_CTX &context);

    /// Whether a request may go over \a connection, whose handshake is complete: not if there is a
    /// credential that the server did not ask for.
    [[nodiscard]] std::optional<Error> refusalOf(SSL &connection) const;

    /// The number of \a connection (see TlsHandshake).
    static quint64 numberOf(const SSL &connection);
    static Result<ChannelBinding> bindingOf(SSL &connection);

    [[nodiscard]] const TlsHandshake &handshake() const { return m_handshake; }
    /// Why the card failed to sign, since this was asked last.
    [[nodiscard]] std::optional<Error> takeSigningError() const;

private:
    using OwnedX509 = OpenSslOwned<X509, X509_free>;

    TlsClient(ServerTrust trust, ServerStatus status, bool allowTls12);

    Result<void> setCredential(ClientCredential credential);
    [[nodiscard]] bool useCredential(SSL_CTX &context);

    static int verify(X509_STORE_CTX *context, void *client);
    static int checkStatus(SSL *connection, void *client);
    static int checkExposure(SSL *connection, void *client);
    static void seeMessage(int isWritten, int version, int contentType, const void *octets,
        std::size_t size, SSL *connection, void *client);
    static void seeState(const SSL *connection, int where, int result);

    ServerTrust m_trust;
    ServerStatus m_status;
    ServerStatus::Ask m_ask;
    bool m_allowTls12;
    std::optional<CardKey> m_key;
    OwnedX509 m_certificate;
    std::vector<OwnedX509> m_intermediates;
    TlsHandshake m_handshake;
    std::chrono::steady_clock::time_point m_signingSince;
};

} // namespace eid
