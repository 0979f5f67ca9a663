#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/certificate.h"
#include "core/jose/sdjwt.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <functional>

namespace eid {

/// The name of whoever issues copies in its certificate.
inline constexpr auto copyIssuingService = "urn:eid:service:copy-issuing";

/// Where a copy stands in which status list (IETF Token Status List, 6.2).
struct StatusPlace
{
    QString uri; ///< of the list; also what its "sub" is
    QByteArray path; ///< the same behind the platform's address
    quint64 index = 0;

    bool operator==(const StatusPlace &) const = default;
};

/// What is plain in a copy, and the SD-JWT itself.
struct ReadCopy
{
    SdJwt sdJwt;
    QDateTime issued; ///< UTC
    QDateTime expires; ///< UTC
    Bytes publicKey; ///< in "cnf": SubjectPublicKeyInfo
    StatusPlace status;
};

/// Reads \a credential, a copy that the platform at \a address issues: an SD-JWT VC, "dc+sd-jwt",
/// "vct" copyType, "iss" the platform, with "iat", "exp", "cnf" and a place in a status list of the
/// platform. All fields are there and have their form, each disclosed by itself, and nothing of
/// them stands in the clear; what is no field does, and nothing else is there. Nobody's signature
/// is verified. Fails with CopyMalformed, and what does not hold in the detail: a word, never what
/// is in a copy.
Result<ReadCopy> readCopy(QByteArrayView credential, const QUrl &address);

/// What copies that were just issued are held against.
struct IssuedCopyRules
{
    QUrl address; ///< PlatformSettings::address
    QList<Certificate> roots; ///< PlatformSettings::roots
    Bytes publicKey; ///< of the card's 9A: SubjectPublicKeyInfo
    QDateTime now; ///< UTC
};

/// Copies that hold, and who issued them.
struct CheckedCopies
{
    QList<ReadCopy> copies;
    QList<Certificate> path; ///< of the issuer, for asking whether it was revoked
};

/// Checks what was issued at once: each as readCopy() does; signed by the service
/// copyIssuingService below the roots; bound to this card; valid now, for half a year at most; all
/// say the same of their holder, and share no salt, no digest, no place in a status list: nobody
/// who sees two of them can tell from these that they are one person's. \a told: after each.
///
/// Fails with CopyMalformed.
Result<CheckedCopies> checkIssued(const QList<QByteArray> &credentials,
    const IssuedCopyRules &rules, const std::function<void(int)> &told);

} // namespace eid
