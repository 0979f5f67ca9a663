#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/demo/demoauthority.h"

#include <QByteArray>
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

/// What the demo CA is asked to sign for a card that it has not seen before.
struct CertificateRequest
{
    CertificatePurpose purpose = CertificatePurpose::Authentication;
    QString commonName;
    QString serialNumber; ///< the subject's attribute 2.5.4.5: "IDCCN-…"
    QString cardUuid; ///< goes into the subject alternative name as a URI
    QDateTime notAfter;
};

/// What the demo CA is asked to sign in the place of \a previous.
struct CertificateRenewal
{
    CertificatePurpose purpose = CertificatePurpose::Authentication;
    const X509 *previous = nullptr; ///< its subject is the new one's
    QString cardUuid; ///< as in CertificateRequest
    QDateTime notBefore;
    QDateTime notAfter;
};

/// What the demo CA is asked to sign for a service that signs tokens: who issues online copies, who
/// asks for an authentication.
struct ServiceRequest
{
    QByteArray service; ///< goes into the subject alternative name as a URI: "urn:eid:service:…"
    QString organisation; ///< O and CN of the subject: the name that citizens are shown
    QByteArray host; ///< goes into the subject alternative name as a DNS name; empty: none
    QDateTime notBefore;
    QDateTime notAfter;
};

/// The certification authorities for demonstration: a root, one below it for citizens' cards, one
/// for servers and one for services. Their keys are made afresh for each sandbox, so that no
/// published key is ever trusted by anybody. A handle: copies are the same authorities.
///
/// Threads: every const function may be called from any thread.
class DemoCa
{
public:
    /// Authorities whose keys live in memory alone.
    static Result<DemoCa> create();
    /// The authorities whose keys are in \a folder; made there (key files with mode 0600) where
    /// there are none yet.
    static Result<DemoCa> openOrCreate(const QString &folder);

    /// Signs a certificate of about 1 kB. \a publicKey: DER SubjectPublicKeyInfo. Returns DER.
    Result<Bytes> issue(const CertificateRequest &request, ByteView publicKey) const;
    /// The same for the successor of a certificate.
    Result<Bytes> renew(const CertificateRenewal &renewal, ByteView publicKey) const;
    /// The same for a service. A host that is none is refused.
    Result<Bytes> issueService(const ServiceRequest &request, ByteView publicKey) const;

    [[nodiscard]] const DemoAuthority &root() const { return m_root; }
    [[nodiscard]] const DemoAuthority &citizens() const { return m_citizens; }
    [[nodiscard]] const DemoAuthority &servers() const { return m_servers; }
    [[nodiscard]] const DemoAuthority &services() const { return m_services; }

    /// What to trust, in order to trust every card and server of the demonstration.
    [[nodiscard]] QByteArray rootsPem() const;

private:
    DemoCa(
        DemoAuthority root, DemoAuthority citizens, DemoAuthority servers, DemoAuthority services);

    DemoAuthority m_root;
    DemoAuthority m_citizens;
    DemoAuthority m_servers;
    DemoAuthority m_services;
};

} // namespace eid::sandbox
