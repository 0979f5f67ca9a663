#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/onlinecopy/onlinecopy.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <variant>

namespace eid {

/// The credential configuration that offers and requests for online copies name.
inline constexpr auto copyConfiguration = "online-copy";

/// Where an offer by reference is fetched from: a path at the platform, see pathAtPlatform().
struct OfferPlace
{
    QByteArray path;

    bool operator==(const OfferPlace &) const = default;
};

/// What \a text, which a person typed or pasted or a QR code holds, offers, with the platform at
/// \a address: an openid-credential-offer:// link with the offer in it or by reference, or the
/// offer's JSON. Blanks around it do not matter.
///
/// Fails with CopyOfferUntrusted where it is of another issuer, or to be fetched from elsewhere;
/// with CopyOfferMalformed for everything else, links of any other scheme among it.
Result<std::variant<CopyOffer, OfferPlace>> understandOffer(
    const QString &text, const QUrl &address);

/// The offer in \a json (OpenID4VCI 1.0, 4.1.1) with the platform at \a address. Members that are
/// not known are passed over. Fails as understandOffer() does.
Result<CopyOffer> offerIn(ByteView json, const QUrl &address);

} // namespace eid
