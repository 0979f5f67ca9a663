#include "core/platform/namedcertificate.h"

#include "core/crypto/openssl.h"

#include <QRegularExpression>
#include <QString>

#include <openssl/x509v3.h>

namespace eid {

namespace {

QString textOf(const ASN1_STRING *string)
{
    unsigned char *utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, string);
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(utf8), std::max(size, 0));
    OPENSSL_free(utf8);
    return text;
}

/// RFC 4122, 3, with or without its name space.
bool isUuid(const ASN1_STRING *string)
{
    static const QRegularExpression uuid(
        QStringLiteral("\\A(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return uuid.match(textOf(string)).hasMatch();
}

bool isHarmless(const X509_NAME_ENTRY &entry)
{
    switch (OBJ_obj2nid(X509_NAME_ENTRY_get_object(&entry))) {
    case NID_countryName:
    case NID_stateOrProvinceName:
    case NID_localityName:
    case NID_organizationName:
    case NID_organizationalUnitName:
    case NID_domainComponent:
        return true;
    default: // the numbers of a registry, not an enumeration of ours
        return isUuid(X509_NAME_ENTRY_get_data(&entry));
    }
}

bool isHarmless(const GENERAL_NAME &name)
{
    return name.type == GEN_URI && isUuid(name.d.uniformResourceIdentifier);
}

} // namespace

bool mayNamePerson(const X509 &certificate)
{
    const X509_NAME *subject = X509_get_subject_name(&certificate);
    for (int at = 0; at < X509_NAME_entry_count(subject); ++at) {
        if (!isHarmless(*X509_NAME_get_entry(subject, at)))
            return true;
    }
    int found = 0;
    const OpenSslOwned<GENERAL_NAMES, GENERAL_NAMES_free> names(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(&certificate, NID_subject_alt_name, &found, nullptr)));
    constexpr int isAbsent = -1;
    if (!names) {
        ERR_clear_error();
        return found != isAbsent; // one that cannot be read may say anything
    }
    for (int at = 0; at < sk_GENERAL_NAME_num(names.get()); ++at) {
        if (!isHarmless(*sk_GENERAL_NAME_value(names.get(), at)))
            return true;
    }
    return false;
}

} // namespace eid
