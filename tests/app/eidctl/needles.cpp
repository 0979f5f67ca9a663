#include "needles.h"

#include <QUrl>

#include <iconv.h>

#include <algorithm>

namespace {

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '-';
}

/// Whether the octets at \a at are part of a long run of hexadecimal digits: of a hash or a UUID.
bool isInHash(const QByteArray &haystack, qsizetype at, qsizetype size)
{
    constexpr qsizetype shortestHash = 32;
    qsizetype begin = at;
    while (begin > 0 && isHex(haystack[begin - 1]))
        --begin;
    qsizetype end = at + size;
    while (end < haystack.size() && isHex(haystack[end]))
        ++end;
    return end - begin >= shortestHash;
}

bool contains(const QByteArray &haystack, const Needle &needle)
{
    for (qsizetype at = haystack.indexOf(needle.octets); at >= 0;
         at = haystack.indexOf(needle.octets, at + 1)) {
        if (!needle.isNumber || !isInHash(haystack, at, needle.octets.size()))
            return true;
    }
    return false;
}

/// The characters of base64 that \a octets alone decide, with \a before octets before them.
QByteArray base64Behind(int before, const QByteArray &octets)
{
    const QByteArray whole
        = (QByteArray(before, '\0') + octets).toBase64(QByteArray::OmitTrailingEquals);
    const qsizetype first = (before * 8 + 5) / 6;
    const qsizetype end = (before + octets.size()) * 8 / 6;
    return whole.mid(first, end - first);
}

QByteArray encoded(const QString &text, const char *encoding)
{
    QByteArray from = text.toUtf8();
    QByteArray to(from.size() * 4, '\0');
    const iconv_t converter = iconv_open(encoding, "UTF-8");
    char *in = from.data();
    char *out = to.data();
    auto inLeft = static_cast<std::size_t>(from.size());
    auto outLeft = static_cast<std::size_t>(to.size());
    // A part of the search that cannot be done must not look like one that found nothing.
    if (converter == iconv_t(-1) // NOLINT: as iconv_open(3) has it
        || iconv(converter, &in, &inLeft, &out, &outLeft) == std::size_t(-1))
        qFatal("no %s", encoding);
    iconv_close(converter);
    to.truncate(to.size() - static_cast<qsizetype>(outLeft));
    return to;
}

QByteArray jsonEscaped(const QString &text)
{
    QByteArray escaped;
    for (const QChar c : text)
        escaped += c.unicode() < 0x80
            ? QByteArray(1, c.toLatin1())
            : "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    return escaped;
}

} // namespace

QList<Needle> needlesFor(const QString &what, const QByteArray &octets)
{
    const bool isNumber = std::ranges::all_of(octets, [](char c) { return c >= '0' && c <= '9'; });
    QList<Needle> needles{{what, octets, isNumber},
        {what + QStringLiteral(", hexadecimal"), octets.toHex()},
        {what + QStringLiteral(", HEXADECIMAL"), octets.toHex().toUpper()}};
    for (int before = 0; before < 3; ++before) {
        const QByteArray base64 = base64Behind(before, octets);
        needles.append({QStringLiteral("%1, base64 (%2)").arg(what).arg(before), base64});
        QByteArray forUrls = base64;
        forUrls.replace('+', '-').replace('/', '_');
        if (forUrls != base64)
            needles.append({QStringLiteral("%1, base64url (%2)").arg(what).arg(before), forUrls});
    }
    return needles;
}

QList<Needle> needlesForText(const QString &what, const QString &text)
{
    QList<Needle> needles = needlesFor(what, text.toUtf8());
    for (const auto encoding : {"UTF-16LE", "UTF-16BE", "GBK"}) {
        const QByteArray octets = encoded(text, encoding);
        if (octets != text.toUtf8())
            needles
                += needlesFor(QStringLiteral("%1, %2").arg(what, QLatin1String(encoding)), octets);
    }
    const QByteArray json = jsonEscaped(text);
    if (json != text.toUtf8()) {
        needles.append({what + QStringLiteral(", JSON"), json});
        needles.append({what + QStringLiteral(", URL"), QUrl::toPercentEncoding(text)});
    }
    return needles;
}

QStringList found(const QList<Needle> &needles, const QByteArray &haystack)
{
    QStringList names;
    for (const Needle &needle : needles) {
        if (contains(haystack, needle))
            names << needle.what;
    }
    return names;
}
