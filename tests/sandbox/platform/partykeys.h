#pragma once

#include "core/crypto/certificate.h"
#include "core/crypto/publickeyhandle.h"
#include "core/jose/jws.h"
#include "tests/sandbox/platform/servicenames.h"

#include <QDateTime>

#include <map>
#include <memory>
#include <mutex>

namespace eid::sandbox {

/// A relying party's certificate whose chain holds.
struct PartyKey
{
    PublicKeyHandle key;
    ServiceNames names;
};

/// The keys with which relying parties sign. A chain that was found to hold is not looked at again
/// for a few minutes: it comes with every request.
///
/// Threads: every function may be called from any thread.
class PartyKeys
{
public:
    explicit PartyKeys(const QList<Certificate> &roots);

    /// The key of the first certificate in "x5c" of \a jws, which is for signing and below one of
    /// the roots at \a now; null where there is none.
    std::shared_ptr<const PartyKey> signerOf(const Jws &jws, const QDateTime &now);

private:
    struct Known
    {
        std::shared_ptr<const PartyKey> key;
        QDateTime from; ///< it was looked at
        QDateTime until;
    };

    [[nodiscard]] Known looked(const Jws &jws, const QDateTime &now) const;

    QList<Certificate> m_roots;
    std::mutex m_mutex;
    std::map<QByteArray, Known> m_known; ///< by SHA-256 of "x5c"
};

} // namespace eid::sandbox
