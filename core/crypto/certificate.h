#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace eid {

/// An X.509 certificate (RFC 5280) as the tool shows it. A plain value, safe to copy between
/// threads; its text is the certificate's own and as hostile as whoever issued it: show it as plain
/// text, cut to a line.
struct Certificate
{
    Bytes der;

    QString commonName; ///< of the subject
    QString serialNumberAttribute; ///< of the subject (2.5.4.5), e.g. "IDCCN-110101199003070011"
    QString subject; ///< RFC 2253, Unicode
    QString issuer; ///< RFC 2253, Unicode
    QString issuerCommonName;
    QString serialNumber; ///< upper-case hexadecimal
    QDateTime notBefore; ///< UTC
    QDateTime notAfter; ///< UTC
    QString keyAlgorithm; ///< "EC P-256", "EC P-384", "RSA 2048"; the OID where unknown
    QString signatureAlgorithm; ///< OpenSSL's long name
    QList<QString> keyUsages; ///< RFC 5280 names: "digitalSignature"
    QList<QString> extendedKeyUsages; ///< short names, or OIDs
    QString sha256; ///< fingerprint of the DER form, upper-case hexadecimal

    /// Whole days from \a now until notAfter, by the instant: 0 within the last 24 hours,
    /// negative once it has passed.
    [[nodiscard]] qint64 daysLeft(const QDateTime &now) const;
    [[nodiscard]] bool isValidAt(const QDateTime &now) const;

    bool operator==(const Certificate &) const = default;
};

/// Reads exactly one DER certificate with nothing behind it. Fails with CertificateMalformed.
Result<Certificate> parseCertificate(ByteView der);

/// PEM form of \a certificate (RFC 7468).
QByteArray toPem(const Certificate &certificate);

} // namespace eid
