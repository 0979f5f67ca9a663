#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/certificate.h"
#include "core/crypto/openssl.h"

#include <openssl/x509.h>

namespace eid {

using OwnedX509 = OpenSslOwned<X509, X509_free>;

inline void freeCertificates(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}
/// Certificates in a stack that owns them.
using OwnedX509Stack = OpenSslOwned<STACK_OF(X509), freeCertificates>;

/// \a certificate as OpenSSL has it. Fails with CertificateMalformed for one that was not read by
/// parseCertificate().
Result<OwnedX509> x509Of(const Certificate &certificate);
Result<OwnedX509Stack> x509Of(const QList<Certificate> &certificates);

/// What i2d_X509() and its like make of \a object; empty where they fail.
template <typename T>
Bytes encodingOf(int (*encode)(const T *, unsigned char **), const T *object)
{
    unsigned char *octets = nullptr;
    const int size = encode(object, &octets);
    if (size <= 0)
        return {};
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

} // namespace eid
