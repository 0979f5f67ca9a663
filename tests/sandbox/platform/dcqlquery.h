#pragma once

#include "core/jose/sdjwt.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <tl/expected.hpp>

namespace eid::sandbox {

/// What a relying party asks of an online copy (DCQL: OpenID4VP 1.0, 6), as far as one copy can
/// answer it.
class DcqlQuery
{
public:
    /// Else what is wrong with \a object, or not served here: other formats and types, claims that
    /// no copy has, more than one credential at a time.
    static tl::expected<DcqlQuery, const char *> parse(const QJsonObject &object);

    /// Whether there is a query \a id.
    [[nodiscard]] bool has(const QString &id) const;
    /// What \a copy, presented as \a id, tells of what was asked for: an object with the claims in
    /// their places. Nothing where it does not answer the query, or tells what nobody asked for.
    [[nodiscard]] std::optional<QJsonObject> answer(const QString &id, const SdJwt &copy) const;

private:
    struct Claim
    {
        QString id;
        QStringList path;
        QJsonArray values; ///< empty: any
    };

    struct Credential
    {
        QString id;
        QList<Claim> claims;
        QList<QStringList> choices; ///< ids of claims; empty: all claims
    };

    static tl::expected<Credential, const char *> parseCredential(const QJsonValue &value);
    static tl::expected<Claim, const char *> parseClaim(const QJsonValue &value);
    static const char *readChoices(const QJsonObject &object, Credential &credential);
    const char *readSets(const QJsonObject &object);

    QList<Credential> m_credentials;
    QStringList m_sufficient; ///< ids of those with which alone the query is answered
};

} // namespace eid::sandbox
