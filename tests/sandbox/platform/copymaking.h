#pragma once

#include "tests/sandbox/platform/citizenfacts.h"
#include "tests/sandbox/platform/copyissuer.h"

#include <QDateTime>

namespace eid::sandbox {

inline constexpr char copyConfiguration[] = "online-copy"; ///< credential_configuration_id
inline constexpr char copyType[] = "urn:eid:online-copy:1"; ///< vct
inline constexpr int mostCopiesAtOnce = 16;

/// What an online copy says.
struct CopyContent
{
    QString issuer; ///< the platform's address
    CitizenFacts citizen;
    QDate documentExpires;
    QJsonObject holderKey; ///< JWK
    QString statusUri;
    qint64 statusIndex = 0;
    QDateTime issuedAt; ///< UTC
    QDateTime expires; ///< UTC
};

/// An online copy: an SD-JWT VC (RFC 9901, draft-ietf-oauth-sd-jwt-vc) with everything that says
/// something of the holder in disclosures of their own, fresh salts and decoys. Fails with
/// Internal.
Result<QByteArray> makeCopy(const CopyIssuer &issuer, const CopyContent &content);

/// Where each thing that a copy can tell stands among its claims.
const QList<QStringList> &copyClaims();

/// Until when a copy is valid that is issued at \a now for an ID card whose last day is \a
/// documentExpires: the end of that day in China, and six months at most.
QDateTime expiryOfCopy(QDate documentExpires, const QDateTime &now);

} // namespace eid::sandbox
