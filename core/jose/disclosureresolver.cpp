#include "core/jose/disclosureresolver.h"

#include "core/jose/base64url.h"
#include "core/jose/disclosure.h"
#include "core/jose/jsontext.h"

namespace eid {

namespace {

constexpr qsizetype mostDisclosures = 256;
constexpr int deepestDisclosure = 8;

constexpr QLatin1String digestsName("_sd");
constexpr QLatin1String hashName("_sd_alg");
constexpr QLatin1String elementName("...");

tl::unexpected<Error> malformed(const char *what)
{
    return failure(
        ErrorCode::PlatformMalformedAnswer, QStringLiteral("SD-JWT: %1").arg(QLatin1String(what)));
}

bool isReserved(const QString &name)
{
    return name == digestsName || name == hashName || name == elementName;
}

} // namespace

Result<void> DisclosureResolver::add(const QByteArray &encoded)
{
    if (m_disclosures.size() == mostDisclosures)
        return malformed("too many disclosures");
    const auto text = fromBase64Url(encoded);
    const auto contents = text ? jsonArrayIn(*text) : std::nullopt;
    if (!contents || contents->size() < 2 || contents->size() > 3 || !contents->first().isString())
        return malformed("disclosure");
    // Of a claim there is the name, and of an element there is none.
    if (contents->size() == 3
        && (!contents->at(1).isString() || isReserved(contents->at(1).toString())))
        return malformed("name in a disclosure");
    const QByteArray digest = digestOfText(encoded);
    const QString key = QString::fromLatin1(digest);
    if (m_byDigest.contains(key))
        return malformed("a disclosure twice");
    m_byDigest.insert(key, m_disclosures.size());
    m_disclosures.append(Disclosure{encoded, digest, {}, {}, -1});
    m_contents.append(*contents);
    return {};
}

Result<QJsonObject> DisclosureResolver::resolve(QJsonObject payload)
{
    const QJsonValue hash = payload.take(hashName);
    if (!hash.isUndefined() && hash != QLatin1String("sha-256"))
        return malformed("_sd_alg");
    auto claims = objectOf(payload, Place());
    if (claims && m_used != m_disclosures.size())
        return malformed("a disclosure without a digest");
    return claims;
}

Result<QJsonValue> DisclosureResolver::valueOf(const QJsonValue &value, const Place &place)
{
    if (value.isObject()) {
        auto object = objectOf(value.toObject(), place);
        return object ? Result<QJsonValue>(*object) : failure(object.error());
    }
    if (value.isArray()) {
        auto array = arrayOf(value.toArray(), place);
        return array ? Result<QJsonValue>(*array) : failure(array.error());
    }
    return value;
}

Result<QJsonObject> DisclosureResolver::objectOf(const QJsonObject &object, const Place &place)
{
    QJsonObject resolved;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == digestsName)
            continue;
        if (isReserved(member.key()))
            return malformed("reserved name");
        const auto value = valueOf(member.value(),
            Place{place.path + QStringList{member.key()}, place.within, place.depth});
        if (!value)
            return failure(value.error());
        resolved.insert(member.key(), *value);
    }
    const QJsonValue digests = object[digestsName];
    if (digests.isUndefined())
        return resolved;
    if (!digests.isArray())
        return malformed("_sd");
    if (const auto inserted = insertDisclosed(digests.toArray(), place, resolved); !inserted)
        return failure(inserted.error());
    return resolved;
}

Result<void> DisclosureResolver::insertDisclosed(
    const QJsonArray &digests, const Place &place, QJsonObject &object)
{
    for (const auto digest : digests) {
        const auto index = find(digest);
        if (!index)
            return failure(index.error());
        if (*index < 0)
            continue;
        const QJsonArray &contents = m_contents[*index];
        if (contents.size() != 3)
            return malformed("an element among the claims");
        const QString name = contents[1].toString();
        if (object.contains(name))
            return malformed("a claim twice");
        const auto value = disclose(*index, place.path + QStringList{name}, place);
        if (!value)
            return failure(value.error());
        object.insert(name, *value);
    }
    return {};
}

Result<QJsonArray> DisclosureResolver::arrayOf(const QJsonArray &array, const Place &place)
{
    QJsonArray resolved;
    for (const auto element : array) {
        const QStringList path = place.path + QStringList{QString::number(resolved.size())};
        const QJsonObject object = element.toObject();
        if (!object.contains(elementName)) {
            const auto value = valueOf(element, Place{path, place.within, place.depth});
            if (!value)
                return failure(value.error());
            resolved.append(*value);
            continue;
        }
        if (object.size() != 1)
            return malformed("more than a digest in an element");
        const auto index = find(object[elementName]);
        if (!index)
            return failure(index.error());
        if (*index < 0)
            continue;
        if (m_contents[*index].size() != 2)
            return malformed("a claim among the elements");
        const auto value = disclose(*index, path, place);
        if (!value)
            return failure(value.error());
        resolved.append(*value);
    }
    return resolved;
}

Result<qsizetype> DisclosureResolver::find(const QJsonValue &digest)
{
    if (!digest.isString())
        return malformed("digest");
    const QString text = digest.toString();
    if (m_seen.contains(text))
        return malformed("a digest twice");
    m_seen.insert(text);
    return m_byDigest.value(text, -1);
}

Result<QJsonValue> DisclosureResolver::disclose(
    qsizetype index, const QStringList &path, const Place &around)
{
    if (around.depth == deepestDisclosure)
        return malformed("too deep");
    auto value = valueOf(m_contents[index].last(), Place{path, index, around.depth + 1});
    if (!value)
        return value;
    Disclosure &disclosure = m_disclosures[index];
    disclosure.path = path;
    disclosure.value = *value;
    disclosure.within = around.within;
    ++m_used;
    return value;
}

} // namespace eid
