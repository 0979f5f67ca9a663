#include "core/crypto/asn1text.h"

#include "core/crypto/openssl.h"

#include <QTimeZone>

#include <openssl/bio.h>
#include <openssl/objects.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace eid {

namespace {

using OwnedBio = OpenSslOwned<BIO, BIO_free_all>;

void freeText(unsigned char *text)
{
    OPENSSL_free(text);
}
using OwnedText = OpenSslOwned<unsigned char, freeText>;

constexpr QChar replacement(QChar::ReplacementCharacter);

bool isHarmful(QChar character)
{
    const char16_t c = character.unicode();
    const bool isControl = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool isSeparator = c == 0x2028 || c == 0x2029;
    const bool turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return isControl || isSeparator || turnsDirection;
}

/// Prints \a name; empty where OpenSSL cannot make sense of one of its strings.
QString printed(const X509_NAME &name, unsigned long flags)
{
    const OwnedBio bio(BIO_new(BIO_s_mem()));
    if (!bio || X509_NAME_print_ex(bio.get(), &name, 0, flags) < 0) {
        ERR_clear_error();
        return {};
    }
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QString::fromUtf8(text, size);
}

} // namespace

QString harmless(QString text)
{
    std::ranges::replace_if(text, isHarmful, replacement);
    return text;
}

QString textOf(const ASN1_STRING &string)
{
    unsigned char *converted = nullptr;
    const int size = ASN1_STRING_to_UTF8(&converted, &string);
    if (size < 0) {
        ERR_clear_error();
        return replacement;
    }
    const OwnedText utf8(converted);
    return harmless(QString::fromUtf8(reinterpret_cast<const char *>(utf8.get()), size));
}

QString textOf(const X509_NAME &name)
{
    constexpr unsigned long unicode = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;
    const QString text = printed(name, unicode);
    if (!text.isEmpty())
        return harmless(text);
    return harmless(printed(name, unicode | ASN1_STRFLGS_DUMP_ALL));
}

QString attributeOf(const X509_NAME &name, int nid)
{
    int last = -1;
    for (int at = -1; (at = X509_NAME_get_index_by_NID(&name, nid, at)) >= 0;)
        last = at;
    if (last < 0)
        return {};
    return textOf(*X509_NAME_ENTRY_get_data(X509_NAME_get_entry(&name, last)));
}

QDateTime instantOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
        QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), QTimeZone::utc()};
}

QList<QString> keyUsageNames(const ASN1_BIT_STRING &bits)
{
    static constexpr const char *names[]
        = {"digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment",
            "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly"};
    QList<QString> usages;
    for (int bit = 0; bit < static_cast<int>(std::size(names)); ++bit) {
        if (ASN1_BIT_STRING_get_bit(&bits, bit) == 1)
            usages.append(QString::fromLatin1(names[bit]));
    }
    return usages;
}

QString longNameOf(const ASN1_OBJECT &object)
{
    std::array<char, 256> text{};
    OBJ_obj2txt(text.data(), static_cast<int>(text.size()), &object, 0);
    return QString::fromLatin1(text.data());
}

QString shortNameOf(const ASN1_OBJECT &object)
{
    const int nid = OBJ_obj2nid(&object);
    return nid != NID_undef ? QString::fromLatin1(OBJ_nid2sn(nid)) : longNameOf(object);
}

} // namespace eid
