#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/demo/opensslhandles.h"

#include <QList>
#include <QString>

namespace eid::sandbox {

/// A serial number as upper-case hexadecimal, whole octets; empty for null and for negative ones.
QString hexOf(const ASN1_INTEGER *serialNumber);

/// The same of a certificate.
QString serialNumberOf(const X509 *certificate);

/// SHA-256 of the SubjectPublicKeyInfo, upper-case hexadecimal; empty where OpenSSL fails.
QString keyDigestOf(EVP_PKEY *publicKey);

/// DER of the SubjectPublicKeyInfo; empty where OpenSSL fails.
Bytes publicKeyDerOf(EVP_PKEY *publicKey);

/// A certs-only CMS message (RFC 5652, 5; RFC 7030, 4.1.3), DER; empty where OpenSSL fails.
Bytes certificatesOnly(const QList<X509 *> &certificates);

} // namespace eid::sandbox
