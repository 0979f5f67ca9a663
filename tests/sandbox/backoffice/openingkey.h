#pragma once

#include "core/base/result.h"
#include "core/face/wipedbytes.h"
#include "tests/sandbox/demo/democa.h"

#include <QList>

#include <memory>

namespace eid::sandbox {

/// The key that opens sealed samples. It lies in a folder of the back office's own, which the front
/// never reads.
///
/// Threads: every const function may be called from any thread.
class OpeningKey
{
public:
    /// The EC P-256 key in "back-office.key" of \a folder, and its certificate of \a ca's server
    /// authority; made there, the key readable by its owner alone, where there are none yet. The
    /// certificate is for key agreement alone and names the service
    /// `urn:eid:service:face-comparison`. Fails with FileNotWritable and Internal.
    static Result<OpeningKey> open(const DemoCa &ca, const QString &folder);

    /// DER: the certificate, then that of the authority that issued it.
    [[nodiscard]] QList<Bytes> certificates() const;

    /// What is in \a envelope: a ContentInfo with AuthEnvelopedData (RFC 5083) for one recipient,
    /// and nothing behind. Empty where it is not sealed to this key, was changed, or is anything
    /// else.
    [[nodiscard]] WipedBytes opened(ByteView envelope) const;

private:
    OpeningKey(KeyHandle key, CertificateHandle certificate, Bytes issuer);

    std::shared_ptr<EVP_PKEY> m_key;
    std::shared_ptr<X509> m_certificate;
    Bytes m_issuer;
};

} // namespace eid::sandbox
