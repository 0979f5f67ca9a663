#pragma once

#include "core/base/result.h"
#include "core/jose/sdjwt.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

namespace eid {

/// Puts disclosures in the places of their digests (RFC 9901, 7.1, step 3). For the files of this
/// room.
class DisclosureResolver
{
public:
    /// Takes the next disclosure, as it stands in the SD-JWT.
    Result<void> add(const QByteArray &encoded);

    /// The claims in \a payload with everything disclosed; once. Each disclosure must have been in
    /// a place.
    Result<QJsonObject> resolve(QJsonObject payload);

    [[nodiscard]] QList<Disclosure> takeDisclosures() { return std::move(m_disclosures); }

private:
    /// Where the work is.
    struct Place
    {
        QStringList path;
        qsizetype within = -1; ///< the innermost disclosure
        int depth = 0; ///< how many disclosures it is in
    };

    Result<QJsonValue> valueOf(const QJsonValue &value, const Place &place);
    Result<QJsonObject> objectOf(const QJsonObject &object, const Place &place);
    Result<QJsonArray> arrayOf(const QJsonArray &array, const Place &place);
    Result<void> insertDisclosed(
        const QJsonArray &digests, const Place &place, QJsonObject &object);
    /// The disclosure with this digest; -1 for none, as of a decoy.
    Result<qsizetype> find(const QJsonValue &digest);
    /// The value of the disclosure at \a index, which stands at \a path, with what is in it.
    Result<QJsonValue> disclose(qsizetype index, const QStringList &path, const Place &around);

    QList<Disclosure> m_disclosures;
    QList<QJsonArray> m_contents; ///< of the disclosures, in their order
    QHash<QString, qsizetype> m_byDigest;
    QSet<QString> m_seen; ///< digests in the claims, and in what was disclosed
    qsizetype m_used = 0;
};

} // namespace eid
