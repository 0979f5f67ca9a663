#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/platform/platformsettings.h"
#include "core/platform/statusmemory.h"

#include <QDateTime>
#include <QUrl>

#include <openssl/x509.h>

#include <functional>
#include <memory>
#include <optional>

namespace eid {

/// Whether a server's certificate was revoked: by what the server staples, and where it staples
/// nothing, by what the responder says that the certificate names (RFC 5280, 4.2.2.1).
///
/// Threads: one at a time.
class ServerStatus
{
public:
    /// POSTs an OCSP request to the address and returns what comes back.
    using Ask = std::function<Result<Bytes>(const QUrl &responder, const Bytes &request)>;

    ServerStatus(RevocationPolicy policy, std::shared_ptr<StatusMemory> memory,
        std::function<QDateTime()> now);

    /// Why the server with the verified \a chain and this \a staple (empty for none) is not to be
    /// talked to: TlsServerRevoked; TlsServerUntrusted for a status that is unknown or does not
    /// hold; where the policy requires one, CertificateStatusUnknown for a responder that gives
    /// none that holds, and TlsServerUntrusted where nobody could be asked. Cancelled if \a ask
    /// was.
    [[nodiscard]] std::optional<Error> refusalOf(
        STACK_OF(X509) & chain, ByteView staple, const Ask &ask);

private:
    [[nodiscard]] std::optional<Error> refusalByResponder(
        STACK_OF(X509) & chain, const QUrl &responder, const Ask &ask);
    [[nodiscard]] Result<CertificateStatus> statusFrom(
        STACK_OF(X509) & chain, const QUrl &responder, const Ask &ask) const;

    RevocationPolicy m_policy;
    std::shared_ptr<StatusMemory> m_memory;
    std::function<QDateTime()> m_now;
};

} // namespace eid
