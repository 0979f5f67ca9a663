#include "core/crypto/certificatenames.h"

#include "core/crypto/x509handle.h"

namespace eid {

CertificateNames namesOf(const Certificate &certificate)
{
    const auto x509 = x509Of(certificate);
    if (!x509)
        return {};
    CertificateNames names;
    names.subject = encodingOf(i2d_X509_NAME, X509_get_subject_name(x509->get()));
    const int at = X509_get_ext_by_NID(x509->get(), NID_subject_alt_name, -1);
    if (at >= 0) {
        const ASN1_OCTET_STRING *value = X509_EXTENSION_get_data(X509_get_ext(x509->get(), at));
        const unsigned char *octets = ASN1_STRING_get0_data(value);
        names.alternatives.assign(octets, octets + ASN1_STRING_length(value));
    }
    return names;
}

} // namespace eid
