#include "core/crypto/x509handle.h"

namespace eid {

Result<OwnedX509> x509Of(const Certificate &certificate)
{
    const unsigned char *at = certificate.der.data();
    OwnedX509 x509(d2i_X509(nullptr, &at, static_cast<long>(certificate.der.size())));
    if (!x509)
        return failure(ErrorCode::CertificateMalformed, takeOpenSslReason());
    return x509;
}

Result<OwnedX509Stack> x509Of(const QList<Certificate> &certificates)
{
    OwnedX509Stack stack(sk_X509_new_null());
    for (const Certificate &certificate : certificates) {
        auto x509 = x509Of(certificate);
        if (!x509)
            return failure(x509.error());
        if (!stack || sk_X509_push(stack.get(), x509->get()) <= 0)
            return failure(ErrorCode::Internal, takeOpenSslReason());
        [[maybe_unused]] X509 *given = x509->release();
    }
    return stack;
}

} // namespace eid
