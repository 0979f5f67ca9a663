#include "core/onlinecopy/copyquery.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace eid {

namespace {

constexpr qsizetype mostClaims = 64;
constexpr qsizetype mostSets = 32;
constexpr qsizetype mostTypes = 32;
constexpr qsizetype longestIdentifier = 64;

/// The claims of a query by their identifiers, and in the order of CopyField.
struct Claims
{
    QHash<QString, CopyField> byIdentifier;
    QList<CopyField> fields;
};

tl::unexpected<Error> malformed(const char *what)
{
    return failure(
        ErrorCode::RequestMalformed, QStringLiteral("dcql_query: ") + QLatin1String(what));
}

tl::unexpected<Error> unsupported(const QString &what)
{
    return failure(ErrorCode::RequestUnsupported, QStringLiteral("dcql_query: ") + what);
}

/// Letters, digits, _ and - (OpenID4VP 1.0, 6.1).
bool isIdentifier(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestIdentifier
        && std::ranges::all_of(text, [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
                   || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
           });
}

/// \a field, in its place among \a fields, once.
void addTo(QList<CopyField> &fields, CopyField field)
{
    const auto at = std::ranges::lower_bound(fields, field);
    if (at == fields.end() || *at != field)
        fields.insert(at, field);
}

/// Names a claim in the detail of an error, where it is a name that can be shown.
QString wordsOf(const QStringList &path)
{
    const bool isShown = std::ranges::all_of(path, &isIdentifier);
    return isShown ? path.join(u'.') : QStringLiteral("a claim");
}

Result<CopyField> fieldIn(const QJsonObject &claim)
{
    if (claim.contains(QLatin1String("values")))
        return unsupported(QStringLiteral("values"));
    const QJsonArray steps = claim[QLatin1String("path")].toArray();
    if (steps.isEmpty())
        return malformed("path");
    QStringList path;
    for (const QJsonValue &step : steps) {
        if (!step.isString() && !step.isDouble() && !step.isNull())
            return malformed("path");
        path.append(step.toString());
    }
    const auto field = copyFieldAt(path);
    if (!field)
        return unsupported(wordsOf(path));
    return *field;
}

Result<Claims> claimsIn(const QJsonValue &value, bool wantsIdentifiers)
{
    const QJsonArray array = value.toArray();
    if (array.isEmpty() || array.size() > mostClaims)
        return malformed("claims");
    Claims claims;
    for (const QJsonValue &entry : array) {
        const QJsonObject claim = entry.toObject();
        const auto field = fieldIn(claim);
        if (!field)
            return failure(field.error());
        const QJsonValue identifier = claim[QLatin1String("id")];
        if (!identifier.isUndefined() || wantsIdentifiers) {
            if (!isIdentifier(identifier.toString())
                || claims.byIdentifier.contains(identifier.toString()))
                return malformed("id of a claim");
            claims.byIdentifier.insert(identifier.toString(), *field);
        }
        addTo(claims.fields, *field);
    }
    return claims;
}

Result<QList<QList<CopyField>>> choicesIn(const QJsonValue &value, const Claims &claims)
{
    const QJsonArray sets = value.toArray();
    if (sets.isEmpty() || sets.size() > mostSets)
        return malformed("claim_sets");
    QList<QList<CopyField>> choices;
    for (const QJsonValue &set : sets) {
        if (!set.isArray() || set.toArray().size() > mostClaims)
            return malformed("claim_sets");
        QList<CopyField> choice;
        for (const QJsonValue &identifier : set.toArray()) {
            const auto found = claims.byIdentifier.find(identifier.toString());
            if (found == claims.byIdentifier.end())
                return malformed("claim_sets");
            addTo(choice, *found);
        }
        choices.append(choice);
    }
    return choices;
}

/// What is in every one of \a choices.
QList<CopyField> commonTo(const QList<QList<CopyField>> &choices)
{
    QList<CopyField> common;
    for (const CopyField field : allCopyFields()) {
        if (std::ranges::all_of(
                choices, [field](const auto &choice) { return choice.contains(field); }))
            common.append(field);
    }
    return common;
}

/// Whether \a credential asks for an online copy as the tool presents one.
Result<void> checkKind(const QJsonObject &credential)
{
    if (credential[QLatin1String("format")] != QLatin1String("dc+sd-jwt"))
        return unsupported(QStringLiteral("format"));
    const QJsonValue meta = credential[QLatin1String("meta")];
    const QJsonArray types = meta.toObject()[QLatin1String("vct_values")].toArray();
    if (!meta.isObject() || types.isEmpty() || types.size() > mostTypes)
        return malformed("meta");
    if (!types.contains(QLatin1String(copyType)))
        return unsupported(QStringLiteral("vct_values"));
    if (credential[QLatin1String("multiple")].toBool())
        return unsupported(QStringLiteral("multiple"));
    if (!credential[QLatin1String("require_cryptographic_holder_binding")].toBool(true))
        return unsupported(QStringLiteral("require_cryptographic_holder_binding"));
    if (credential.contains(QLatin1String("trusted_authorities")))
        return unsupported(QStringLiteral("trusted_authorities"));
    return {};
}

} // namespace

Result<CopyQuery> copyQueryIn(const QJsonObject &dcql)
{
    const QJsonArray credentials = dcql[QLatin1String("credentials")].toArray();
    if (credentials.isEmpty())
        return malformed("credentials");
    if (credentials.size() > 1 || dcql.contains(QLatin1String("credential_sets")))
        return unsupported(QStringLiteral("several credentials"));
    const QJsonObject credential = credentials.first().toObject();
    CopyQuery query;
    query.credential = credential[QLatin1String("id")].toString();
    if (!isIdentifier(query.credential))
        return malformed("id");
    if (const auto kind = checkKind(credential); !kind)
        return failure(kind.error());

    const QJsonValue wanted = credential[QLatin1String("claims")];
    const QJsonValue sets = credential[QLatin1String("claim_sets")];
    if (wanted.isUndefined()) {
        if (!sets.isUndefined())
            return malformed("claim_sets");
        query.choices = {{}};
        return query;
    }
    const auto claims = claimsIn(wanted, !sets.isUndefined());
    if (!claims)
        return failure(claims.error());
    if (sets.isUndefined()) {
        query.choices = {claims->fields};
    } else {
        auto choices = choicesIn(sets, *claims);
        if (!choices)
            return failure(choices.error());
        query.choices = *std::move(choices);
    }
    for (const auto &choice : std::as_const(query.choices)) {
        for (const CopyField field : choice)
            addTo(query.asked, field);
    }
    query.needed = commonTo(query.choices);
    return query;
}

} // namespace eid
