#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <openssl/asn1.h>
#include <openssl/x509.h>

namespace eid {

/// \a text with everything that could make it look like other text replaced by U+FFFD: control
/// characters (C0 with NUL, DEL, C1), line and paragraph separators, and the characters that turn
/// the direction of what follows (Unicode TR 36, 2.6). The result is one line.
QString harmless(QString text);

/// The characters of \a string, harmless(), whatever its type: UTF8String, BMPString,
/// UniversalString, TeletexString as Latin-1. U+FFFD alone for what is no valid encoding.
QString textOf(const ASN1_STRING &string);

/// \a name as RFC 2253 writes it, in Unicode, harmless().
QString textOf(const X509_NAME &name);

/// The last attribute of the kind \a nid in \a name, which is the most specific one; empty if there
/// is none.
QString attributeOf(const X509_NAME &name, int nid);

/// The instant that \a time names, in UTC; not valid for null and for what is no time.
QDateTime instantOf(const ASN1_TIME *time);

/// RFC 5280's names (4.2.1.3) of the bits that are set in a KeyUsage.
QList<QString> keyUsageNames(const ASN1_BIT_STRING &bits);

/// OpenSSL's long name of \a object, or its dotted numbers.
QString longNameOf(const ASN1_OBJECT &object);
/// OpenSSL's short name of \a object, or its dotted numbers.
QString shortNameOf(const ASN1_OBJECT &object);

} // namespace eid
