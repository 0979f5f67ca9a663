#pragma once

#include "core/base/result.h"
#include "core/onlinecopy/copyfield.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace eid {

/// The type of online copies ("vct").
inline constexpr auto copyType = "urn:eid:online-copy:1";

/// What a request wants of an online copy.
struct CopyQuery
{
    QString credential; ///< how the request names it, and the answer must
    QList<CopyField> asked; ///< see AuthenticationRequest
    QList<CopyField> needed;
    QList<QList<CopyField>> choices;

    bool operator==(const CopyQuery &) const = default;
};

/// Understands a DCQL query (OpenID4VP 1.0, 6): exactly one credential, an online copy with holder
/// binding, of which nothing, all of "claims", or one of "claim_sets" is wanted. An empty set is
/// one: nothing but the answer. Members that the standard does not know are passed over, a claim
/// that is named twice counts once (6.1).
///
/// Fails with RequestUnsupported for what the standard knows and the tool does not do (several
/// credentials, sets of them, other formats and types, values, authorities, presentations without
/// holder binding) and for claims that no copy has; with RequestMalformed for what breaks the
/// standard.
Result<CopyQuery> copyQueryIn(const QJsonObject &dcql);

} // namespace eid
