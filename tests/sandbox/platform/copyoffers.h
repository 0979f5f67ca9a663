#pragma once

#include "tests/sandbox/platform/platformsecrets.h"
#include "tests/sandbox/platform/platformstorage.h"

namespace eid::sandbox {

/// What a counter hands out: a link or its picture, and the code that goes with it by another way.
struct MadeOffer
{
    QString link; ///< "openid-credential-offer://?credential_offer=…" (OpenID4VCI 1.0, 4.1)
    QString transactionCode; ///< six digits
    QDateTime expires; ///< UTC
};

/// Offers the holder of a card online copies, once, for half an hour. \a address: the platform's.
/// Fails with InvalidArgument where the card is not known, frozen or reported lost, and with the
/// storage's errors.
Result<MadeOffer> makeOffer(PlatformStorage &storage, const PlatformSecrets &secrets,
    const QString &address, const QString &cardUuid, const QDateTime &now);

/// What is kept of the transaction code of an offer.
QByteArray markOfTransactionCode(
    const PlatformSecrets &secrets, const QByteArray &offer, const QByteArray &transactionCode);

inline constexpr int digitsOfTransactionCode = 6;

} // namespace eid::sandbox
