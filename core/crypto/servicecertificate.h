#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace eid {

/// Whether \a certificate is of \a service: has it as a URI of its subjectAltName (RFC 5280,
/// 4.2.1.6), compared octet by octet.
bool isOfService(const Certificate &certificate, const QString &service);

/// Whether \a certificate has \a host as a dNSName of its subjectAltName: the whole name, without
/// regard to case (RFC 5280, 7.2). A wildcard is no host.
bool hasDnsName(const Certificate &certificate, const QString &host);

/// The organisation (2.5.4.10) of the subject of \a certificate, on one line; empty if there is
/// none.
QString organisationOf(const Certificate &certificate);

/// Checks whoever signed something and sent \a chain along, the signer's certificate first: it is
/// of \a service, its key usage has digitalSignature (one that says nothing of its usage is
/// refused), and there is a path to one of \a roots, which is returned. Revocation is not looked
/// at.
///
/// Fails as findCertificatePath() does, with CertificateUnexpected for another service or usage.
Result<QList<Certificate>> findSigner(const QList<Certificate> &chain, const QString &service,
    const QList<Certificate> &roots, const QDateTime &at);

} // namespace eid
