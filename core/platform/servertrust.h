#pragma once

#include "core/base/result.h"
#include "core/crypto/openssl.h"
#include "core/platform/platformsettings.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <optional>

namespace eid {

/// Who is the platform: judges a server's certificates by the settings alone. What the operating
/// system trusts is never asked.
///
/// Threads: one at a time.
class ServerTrust
{
public:
    /// Fails as validate() does.
    static Result<ServerTrust> create(const PlatformSettings &settings);

    /// Has \a context check for the host, for servers, at this strength at least.
    [[nodiscard]] bool prepare(SSL_CTX &context) const;

    /// Why the server that shows what \a context is about is not to be talked to: one of
    /// TlsServer*.
    [[nodiscard]] std::optional<Error> judge(X509_STORE_CTX &context) const;

private:
    static void freeStack(STACK_OF(X509) * stack) { sk_X509_pop_free(stack, X509_free); }
    using Stack = OpenSslOwned<STACK_OF(X509), freeStack>;

    ServerTrust() = default;

    [[nodiscard]] bool hasPinnedKey(const STACK_OF(X509) & chain) const;

    Stack m_roots;
    QList<Bytes> m_pins;
    QByteArray m_host;
};

} // namespace eid
