#include "tests/sandbox/platform/servicenames.h"

#include "tests/sandbox/demo/demoauthority.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace eid::sandbox {

namespace {

using NamesHandle = std::unique_ptr<GENERAL_NAMES, ReleasedBy<GENERAL_NAMES_free>>;

QString organisationOf(const X509 *certificate)
{
    const X509_NAME *subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, NID_organizationName, -1);
    if (at < 0)
        return {};
    unsigned char *text = nullptr;
    const int size
        = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (size < 0)
        return {};
    const QString organisation
        = QString::fromUtf8(reinterpret_cast<const char *>(text), qsizetype(size));
    OPENSSL_free(text);
    return organisation;
}

} // namespace

ServiceNames serviceNamesOf(const Certificate &certificate)
{
    ServiceNames found;
    const CertificateHandle parsed = certificateOf(certificate.der);
    if (!parsed)
        return found;
    const NamesHandle names(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(parsed.get(), NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
        int type = 0;
        const void *value = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names.get(), i), &type);
        if (type != GEN_URI && type != GEN_DNS)
            continue;
        const auto *string = static_cast<const ASN1_STRING *>(value);
        const QByteArray text(reinterpret_cast<const char *>(ASN1_STRING_get0_data(string)),
            qsizetype(ASN1_STRING_length(string)));
        if (type == GEN_URI)
            found.uris << text;
        else
            found.hosts << text.toLower();
    }
    found.organisation = organisationOf(parsed.get());
    ERR_clear_error();
    return found;
}

} // namespace eid::sandbox
