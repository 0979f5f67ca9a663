#pragma once

#include "core/base/result.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/platform/ocspresponder.h"

#include <QString>

#include <openssl/ssl.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace eid::sandbox {

/// Which certificate the platform shows, good or with one thing wrong.
enum class ServerCertificate {
    Good,
    Expired,
    NotYetValid,
    WrongHost,
    SelfSigned,
    Untrusted, ///< below a root that nobody trusts
    Revoked, ///< OCSP, stapled and asked, says so
    Sha1, ///< signed over a SHA-1 digest
    Rsa1024,
};

/// "good", "expired", … as parsePlatformFaults() takes them.
std::optional<ServerCertificate> serverCertificateNamed(const QString &name);

/// A key and the chain that goes with it, leaf first.
struct ServerChain
{
    std::shared_ptr<EVP_PKEY> key;
    std::shared_ptr<X509> leaf;
    std::vector<std::shared_ptr<X509>> above; ///< without the root
};

/// The platform's own certificates for localhost, 127.0.0.1 and ::1. The good one's key stays the
/// same for as long as its folder does, as an administrator who pins it expects.
///
/// Threads: every function may be called from any thread.
class ServerIdentity
{
public:
    /// \a folder: for the key of the good certificate. Fails with Internal, FileNotWritable.
    static Result<std::unique_ptr<ServerIdentity>> open(const DemoCa &ca, const QString &folder);

    /// The chain for \a certificate, made at the first call. Fails with Internal.
    Result<ServerChain> chain(ServerCertificate certificate);

    /// What OCSP says of a certificate of the server authority.
    [[nodiscard]] OcspStatus statusOf(const QString &serialNumber) const;

private:
    ServerIdentity(const DemoCa &ca, KeyHandle key);
    Result<ServerChain> make(ServerCertificate certificate);

    const DemoCa &m_ca;
    std::shared_ptr<EVP_PKEY> m_key;
    mutable std::mutex m_mutex;
    std::map<ServerCertificate, ServerChain> m_chains;
};

} // namespace eid::sandbox
