#include "tests/sandbox/platform/dcqlquery.h"

#include "tests/sandbox/platform/copymaking.h"

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr qsizetype mostCredentials = 8;
constexpr qsizetype mostClaims = 32;
constexpr qsizetype mostChoices = 32;
constexpr qsizetype longestIdentifier = 64;

bool isIdentifier(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestIdentifier
        && std::all_of(text.begin(), text.end(), [](QChar letter) {
               const char16_t code = letter.unicode();
               return (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z')
                   || (code >= u'0' && code <= u'9') || code == u'_' || code == u'-';
           });
}

/// An array that is there and not empty, each of whose elements is a string.
std::optional<QStringList> stringsIn(const QJsonValue &value)
{
    QStringList strings;
    for (const auto element : value.toArray()) {
        if (!element.isString())
            return std::nullopt;
        strings << element.toString();
    }
    if (strings.isEmpty())
        return std::nullopt;
    return strings;
}

/// An array that is not empty and not too long.
bool isArray(const QJsonValue &value, qsizetype most)
{
    const qsizetype size = value.toArray().size();
    return size >= 1 && size <= most;
}

template <typename T>
bool hasTwice(const QList<T> &list)
{
    QStringList ids;
    for (const T &element : list) {
        if (!element.id.isEmpty() && ids.contains(element.id))
            return true;
        ids << element.id;
    }
    return false;
}

tl::unexpected<const char *> wrong(const char *fault)
{
    return tl::unexpected<const char *>(fault);
}

/// \a object with \a value at \a path.
QJsonObject inserted(QJsonObject object, const QStringList &path, const QJsonValue &value)
{
    if (path.size() == 1)
        object[path.first()] = value;
    else
        object[path.first()] = inserted(object[path.first()].toObject(), path.mid(1), value);
    return object;
}

} // namespace

tl::expected<DcqlQuery::Claim, const char *> DcqlQuery::parseClaim(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const auto path = stringsIn(object[QLatin1String("path")]);
    if (!path || !copyClaims().contains(*path))
        return wrong("A claim is asked for that no online copy has");
    Claim claim{
        object[QLatin1String("id")].toString(), *path, object[QLatin1String("values")].toArray()};
    const bool named = object.contains(QLatin1String("id"));
    const bool valued = object.contains(QLatin1String("values"));
    if ((named && !isIdentifier(claim.id)) || (valued && claim.values.isEmpty()))
        return wrong("A claim in dcql_query is not understood");
    return claim;
}

const char *DcqlQuery::readChoices(const QJsonObject &object, Credential &credential)
{
    const QJsonValue sets = object[QLatin1String("claim_sets")];
    if (sets.isUndefined())
        return nullptr;
    if (!isArray(sets, mostChoices) || credential.claims.isEmpty())
        return "claim_sets in dcql_query are not understood";
    for (const auto set : sets.toArray()) {
        const auto ids = stringsIn(set);
        const auto isKnown = [&](const QString &id) {
            return std::any_of(credential.claims.begin(), credential.claims.end(),
                [&](const Claim &claim) { return claim.id == id; });
        };
        if (!ids || !std::all_of(ids->begin(), ids->end(), isKnown))
            return "claim_sets in dcql_query are not understood";
        credential.choices << *ids;
    }
    return nullptr;
}

tl::expected<DcqlQuery::Credential, const char *> DcqlQuery::parseCredential(
    const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    Credential credential{object[QLatin1String("id")].toString(), {}, {}};
    if (!isIdentifier(credential.id))
        return wrong("A credential in dcql_query has no identifier");
    const auto types
        = stringsIn(object[QLatin1String("meta")].toObject()[QLatin1String("vct_values")]);
    if (object[QLatin1String("format")] != QLatin1String("dc+sd-jwt") || !types
        || !types->contains(QLatin1String(copyType)))
        return wrong("There are online copies alone here");
    const bool isPlain = !object[QLatin1String("multiple")].toBool()
        && object[QLatin1String("require_cryptographic_holder_binding")].toBool(true)
        && !object.contains(QLatin1String("trusted_authorities"));
    if (!isPlain)
        return wrong("One copy with its holder's signature is all there is");
    const QJsonValue claims = object[QLatin1String("claims")];
    if (!claims.isUndefined() && !isArray(claims, mostClaims))
        return wrong("The claims in dcql_query are not understood");
    for (const auto entry : claims.toArray()) {
        auto claim = parseClaim(entry);
        if (!claim)
            return wrong(claim.error());
        credential.claims << *std::move(claim);
    }
    if (hasTwice(credential.claims))
        return wrong("A claim in dcql_query is there twice");
    if (const char *fault = readChoices(object, credential))
        return wrong(fault);
    return credential;
}

const char *DcqlQuery::readSets(const QJsonObject &object)
{
    const QJsonValue sets = object[QLatin1String("credential_sets")];
    if (sets.isUndefined()) {
        if (m_credentials.size() > 1)
            return "One online copy is all there is";
        m_sufficient << m_credentials.first().id;
        return nullptr;
    }
    if (!isArray(sets, mostCredentials))
        return "credential_sets in dcql_query are not understood";
    for (const Credential &credential : std::as_const(m_credentials))
        m_sufficient << credential.id;
    for (const auto set : sets.toArray()) {
        const QJsonValue options = set.toObject()[QLatin1String("options")];
        if (!isArray(options, mostChoices))
            return "credential_sets in dcql_query are not understood";
        QStringList alone;
        for (const auto option : options.toArray()) {
            const auto ids = stringsIn(option);
            if (!ids)
                return "credential_sets in dcql_query are not understood";
            if (ids->size() == 1)
                alone << ids->first();
        }
        if (set.toObject()[QLatin1String("required")].toBool(true))
            m_sufficient.removeIf([&](const QString &id) { return !alone.contains(id); });
    }
    return m_sufficient.isEmpty() ? "One online copy is all there is" : nullptr;
}

tl::expected<DcqlQuery, const char *> DcqlQuery::parse(const QJsonObject &object)
{
    if (!isArray(object[QLatin1String("credentials")], mostCredentials))
        return wrong("dcql_query asks for nothing");
    DcqlQuery query;
    for (const auto entry : object[QLatin1String("credentials")].toArray()) {
        auto credential = parseCredential(entry);
        if (!credential)
            return wrong(credential.error());
        query.m_credentials << *std::move(credential);
    }
    if (hasTwice(query.m_credentials))
        return wrong("A credential in dcql_query is there twice");
    if (const char *fault = query.readSets(object))
        return wrong(fault);
    return query;
}

bool DcqlQuery::has(const QString &id) const
{
    return std::any_of(m_credentials.begin(), m_credentials.end(),
        [&](const Credential &credential) { return credential.id == id; });
}

std::optional<QJsonObject> DcqlQuery::answer(const QString &id, const SdJwt &copy) const
{
    const auto credential = std::find_if(m_credentials.begin(), m_credentials.end(),
        [&](const Credential &candidate) { return candidate.id == id; });
    if (credential == m_credentials.end() || !m_sufficient.contains(id))
        return std::nullopt;
    const auto told = [&](const Claim &claim) {
        return std::any_of(copy.disclosures().begin(), copy.disclosures().end(),
            [&](const Disclosure &disclosure) {
                return disclosure.path == claim.path
                    && (claim.values.isEmpty() || claim.values.contains(disclosure.value));
            });
    };
    const auto toldOf = [&](const QStringList &ids) {
        return std::all_of(credential->claims.begin(), credential->claims.end(),
            [&](const Claim &claim) { return !ids.contains(claim.id) || told(claim); });
    };
    const bool answered = credential->choices.isEmpty()
        ? std::all_of(credential->claims.begin(), credential->claims.end(), told)
        : std::any_of(credential->choices.begin(), credential->choices.end(), toldOf);
    if (!answered)
        return std::nullopt;
    QJsonObject claims;
    for (const Disclosure &disclosure : copy.disclosures()) {
        const bool asked = std::any_of(credential->claims.begin(), credential->claims.end(),
            [&](const Claim &claim) { return claim.path == disclosure.path; });
        if (!asked)
            return std::nullopt;
        claims = inserted(claims, disclosure.path, disclosure.value);
    }
    return claims;
}

} // namespace eid::sandbox
