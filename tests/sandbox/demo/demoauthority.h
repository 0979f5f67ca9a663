#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/demo/opensslhandles.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace eid::sandbox {

/// What an authority puts its name under. The serial number is drawn at random by the authority.
struct CertificateContent
{
    const X509_NAME *subject = nullptr;
    EVP_PKEY *publicKey = nullptr;
    QDateTime notBefore;
    QDateTime notAfter;
    /// A section "extensions" of an OpenSSL configuration (x509v3_config(5)).
    QByteArray extensions;
    const EVP_MD *digest = EVP_sha256();
};

/// One certification authority for demonstration: a P-256 key and its certificate. A handle: copies
/// are the same authority.
///
/// Threads: sign() may be called from any thread.
class DemoAuthority
{
public:
    /// An authority that vouches for itself and for others below it.
    static Result<DemoAuthority> createRoot(const QString &commonName);
    /// An authority below this one, which issues for no further authority.
    [[nodiscard]] Result<DemoAuthority> createSubordinate(const QString &commonName) const;

    /// The authority in "STEM.key" and "STEM.pem" of \a folder. Fails with Internal.
    static Result<DemoAuthority> load(const QString &folder, const QString &stem);
    /// Whether load() would find one.
    static bool isKept(const QString &folder, const QString &stem);
    /// Writes both files, readable by their owner alone. Fails with FileNotWritable, also where
    /// there is one already.
    [[nodiscard]] Result<void> keep(const QString &folder, const QString &stem) const;

    [[nodiscard]] Result<CertificateHandle> sign(const CertificateContent &content) const;

    [[nodiscard]] X509 *certificate() const { return m_certificate.get(); }
    [[nodiscard]] EVP_PKEY *key() const { return m_key.get(); }
    [[nodiscard]] bool isSelfSigned() const;
    [[nodiscard]] QByteArray certificatePem() const;

private:
    DemoAuthority(KeyHandle key, CertificateHandle certificate);

    std::shared_ptr<EVP_PKEY> m_key;
    std::shared_ptr<X509> m_certificate;
};

/// A certificate that vouches for itself. \a key: the one of \a content.
Result<CertificateHandle> selfSign(EVP_PKEY *key, const CertificateContent &content);

/// A distinguished name of the demonstration: C=CN, O=eID Demonstration, CN.
NameHandle demoName(const QString &commonName);

/// Appends one attribute to \a name. False where it is too long for it.
bool addToName(X509_NAME *name, int nid, const QString &value);

/// The DER of \a certificate.
Bytes derOf(const X509 *certificate);

/// The certificate that \a der holds, and nothing behind it; null where it is none.
CertificateHandle certificateOf(ByteView der);

/// Internal, with what OpenSSL complained about first.
tl::unexpected<Error> opensslFailure(QLatin1String what);

} // namespace eid::sandbox
