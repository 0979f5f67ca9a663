#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"
#include "core/onlinecopy/authentication.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

namespace eid {

/// The name of relying parties in their certificates.
inline constexpr auto relyingPartyService = "urn:eid:service:relying-party";

/// Where answers are posted to, at the platform (resources/platform/openapi.yaml).
inline constexpr auto responsesPath = "/v1/authentication/responses";

/// Where a request is found.
struct RequestLink
{
    QString clientId;
    QByteArray path; ///< at the platform, see pathAtPlatform(); empty: it is in object
    QByteArray object; ///< the signed request object itself; empty: it is at path
};

/// Understands \a link, an openid4vp:// link (OpenID4VP 1.0, 5; RFC 9101, 5), with the platform at
/// \a address. The request is in it, or behind ADDRESS/v1/authentication/requests/, fetched with
/// GET (which a request_uri_method of "post" allows too: 5.10).
///
/// Fails with RequestUntrusted where the request is elsewhere, and where there is none that is
/// signed; with RequestMalformed for everything else, links of any other scheme among it.
Result<RequestLink> understandRequestLink(const QString &link, const QUrl &address);

/// What a request is held against.
struct RequestRules
{
    QUrl address; ///< PlatformSettings::address
    QList<Certificate> roots; ///< PlatformSettings::roots
    QDateTime now; ///< UTC
};

/// A request with all that its answer needs.
struct OpenRequest
{
    AuthenticationRequest shown;
    QString nonce;
    QString state;
    QString credential; ///< what the query calls the copy
    QList<QByteArray> transactionData; ///< as it stood
    /// From the relying party's certificate to the root, for asking whether it was revoked.
    QList<Certificate> path;
};

/// Verifies \a object, a signed request object (RFC 9101) of \a clientId as the link names it:
/// - typ oauth-authz-req+jwt, signed by the first certificate of "x5c", which is below the roots,
///   of the service relyingPartyService and of the host in the client_id (x509_san_dns), and names
///   an organisation
/// - the same client_id, aud "https://self-issued.me/v2", iat and exp at most ten minutes apart, of
///   now (a minute of tolerance for clocks), no request in the request
/// - response_type vp_token, response_mode direct_post, response_uri the platform's and nobody
///   else's, no redirect_uri
/// - nonce and state each of at least 22 characters that URLs are written with, of eight different
///   ones at least, and not the same (128 bits; OpenID4VP 1.0, 5.2)
/// - dcql_query as copyQueryIn() wants it, acr_values of one known value or none, transaction_data
///   as transactionTextsIn(), purpose of plain text. Other members are passed over (5).
///
/// Fails with RequestUntrusted, RequestOver, RequestUnsupported, RequestMalformed, and what does
/// not hold in the detail.
Result<OpenRequest> verifyRequest(
    QByteArrayView object, const QString &clientId, const RequestRules &rules);

} // namespace eid
