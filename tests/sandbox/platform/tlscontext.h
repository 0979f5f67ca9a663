#pragma once

#include "core/base/result.h"
#include "tests/sandbox/platform/platformclock.h"
#include "tests/sandbox/platform/platformstorage.h"
#include "tests/sandbox/platform/serveridentity.h"

#include <openssl/ssl.h>

#include <memory>

namespace eid::sandbox {

/// What a connection is judged with. Belongs to the thread that serves the connection.
struct ConnectionJudge
{
    PlatformStorage &storage;
    const PlatformClock &clock;
    const OcspResponder &ocsp;
    const ServerIdentity &identity;
    /// What was said last of the server's certificate, which is good for a while.
    struct
    {
        QString serialNumber;
        QDateTime at;
        Bytes octets;
    } staple = {};
};

/// The server's side of TLS with \a chain: TLS 1.3 (1.2 with AEAD alone where \a allowTls12 says
/// so), one session ticket, a client certificate wished for and not demanded. A certificate that is
/// shown has to be a credential of \a ca's citizens that is pending or live, else the handshake
/// ends with the alert that says why. Fails with Internal.
Result<std::shared_ptr<SSL_CTX>> makeTlsContext(
    const DemoCa &ca, const ServerChain &chain, bool allowTls12);

/// A connection in \a context that \a judge judges, which has to live as long; null where OpenSSL
/// fails.
std::unique_ptr<SSL, ReleasedBy<SSL_free>> makeConnection(SSL_CTX *context, ConnectionJudge &judge);

/// The credential whose certificate the other side of \a ssl has shown: nothing where it has shown
/// none or the storage knows none like it.
Result<std::optional<CredentialRecord>> peerCredential(PlatformStorage &storage, const SSL *ssl);

} // namespace eid::sandbox
