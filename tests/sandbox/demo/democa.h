#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/demo/opensslhandles.h"

#include <QDateTime>
#include <QString>

namespace eid::sandbox {

/// What a certificate of the demo CA is for. Decides its key usage and its extensions.
enum class CertificatePurpose {
    Authentication, ///< 9A
    Signature, ///< 9C
    KeyAgreement, ///< 9D
    CardAuthentication, ///< 9E: names the card and no person
};

/// What the demo CA is asked to sign.
struct CertificateRequest
{
    CertificatePurpose purpose = CertificatePurpose::Authentication;
    QString commonName;
    QString serialNumber; ///< the subject's attribute 2.5.4.5: "IDCCN-…"
    QString cardUuid; ///< goes into the subject alternative name as a URI
    QDateTime notAfter;
};

/// A certification authority for demonstration: P-256, self-signed. Its key is made afresh for each
/// sandbox, so that no published key is ever trusted by anybody.
class DemoCa
{
public:
    /// An authority whose key lives in memory alone.
    static Result<DemoCa> create();
    /// The authority whose key is in \a folder; made there (key file with mode 0600) if there is
    /// none yet.
    static Result<DemoCa> openOrCreate(const QString &folder);

    /// Signs a certificate of about 1 kB. \a publicKey: DER SubjectPublicKeyInfo. Returns DER.
    Result<Bytes> issue(const CertificateRequest &request, ByteView publicKey) const;

    [[nodiscard]] QByteArray certificatePem() const;

private:
    DemoCa(KeyHandle key, CertificateHandle certificate);

    KeyHandle m_key;
    CertificateHandle m_certificate;
};

} // namespace eid::sandbox
