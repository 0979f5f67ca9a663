#include "core/jose/base64url.h"
#include "core/jose/disclosure.h"
#include "core/jose/sdjwt.h"

#include <QJsonArray>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

QByteArray encoded(const QByteArray &text)
{
    const auto *first = reinterpret_cast<const std::uint8_t *>(text.data());
    return eid::toBase64Url(eid::ByteView(first, static_cast<std::size_t>(text.size())));
}

/// The first line as the payload and each further one as the contents of a disclosure; "@2" stands
/// for the digest of the second, in whatever is in front of it.
QByteArray combined(const QByteArray &text)
{
    QList<QByteArray> lines = text.split('\n');
    QByteArray disclosures;
    for (qsizetype i = lines.size() - 1; i > 0; --i) {
        const QByteArray disclosure = encoded(lines[i]);
        disclosures.prepend(disclosure + '~');
        if (i > 9)
            continue;
        const QByteArray name = '@' + QByteArray::number(i);
        for (qsizetype j = 0; j < i; ++j)
            lines[j].replace(name, eid::digestOfText(disclosure));
    }
    return encoded(R"({"alg":"ES256"})") + '.' + encoded(lines[0]) + ".AAAA~" + disclosures;
}

QJsonValue at(QJsonValue value, const QStringList &path)
{
    for (const QString &name : path)
        value = value.isArray() ? value.toArray().at(name.toInt()) : value.toObject()[name];
    return value;
}

void read(const QByteArray &text)
{
    const auto parsed = eid::SdJwt::parse(text);
    if (!parsed) {
        if (parsed.error().code != eid::ErrorCode::PlatformMalformedAnswer)
            std::abort();
        return;
    }
    if (parsed->presented() + parsed->keyBinding() != text)
        std::abort();
    QList<QStringList> paths;
    for (const eid::Disclosure &disclosure : parsed->disclosures()) {
        paths.append(disclosure.path);
        if (disclosure.path.isEmpty() || at(parsed->claims(), disclosure.path) != disclosure.value)
            std::abort();
        if (disclosure.within >= parsed->disclosures().size())
            std::abort();
        // What tells one claim can be presented.
        const auto chosen = eid::SdJwt::parse(parsed->withOnly({disclosure.path}));
        if (!chosen || chosen->disclosures().isEmpty())
            std::abort();
    }
    if (parsed->withOnly(paths) != parsed->presented())
        std::abort();
    const auto none = eid::SdJwt::parse(parsed->withOnly({}));
    if (!none || !none->disclosures().isEmpty())
        std::abort();
}

} // namespace

/// An SD-JWT, or what one is made of.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    read(text);
    if (size <= 16 * 1024)
        read(combined(text));
    return 0;
}
