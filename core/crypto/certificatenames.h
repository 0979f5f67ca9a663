#pragma once

#include "core/base/bytes.h"
#include "core/crypto/certificate.h"

namespace eid {

/// Who a certificate is for, to the octet: what a renewal has to keep (RFC 7030, 4.2.2).
struct CertificateNames
{
    Bytes subject; ///< Name in DER (RFC 5280, 4.1.2.6)
    Bytes alternatives; ///< SubjectAltName in DER (RFC 5280, 4.2.1.6); empty if there is none

    bool operator==(const CertificateNames &) const = default;
};

/// The names in \a certificate; empty for one that was not read by parseCertificate().
CertificateNames namesOf(const Certificate &certificate);

} // namespace eid
