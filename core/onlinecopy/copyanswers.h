#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace eid {

// What the platform answers when copies are issued (OpenID4VCI 1.0; resources/platform/
// openapi.yaml). What is not as described is PlatformMalformedAnswer, with what it is in the
// detail; members that are not known are passed over.

/// The most copies of one request that the tool asks for.
inline constexpr int mostCopies = 8;

/// What the platform says of its issuing (12.2.4).
struct IssuerMetadata
{
    QByteArray credentialPath; ///< credential_endpoint, behind the platform's address
    QByteArray noncePath; ///< nonce_endpoint
    int batchSize = 1; ///< copies of one request, at least 1; no more than mostCopies
    QStringList proofAlgorithms; ///< "alg" of proofs that it takes

    bool operator==(const IssuerMetadata &) const = default;
};

/// The metadata of the platform at \a address, with the configuration copyConfiguration: dc+sd-jwt
/// of copyType, bound to a key by "jwk", proved by "jwt". Endpoints elsewhere than at the platform
/// are refused.
Result<IssuerMetadata> issuerMetadataIn(ByteView body, const QUrl &address);

/// Of the authorisation server's metadata (RFC 8414, 2), its token_endpoint behind the platform's
/// address. Its "issuer" is the platform, its grants have the pre-authorised code.
Result<QByteArray> tokenPathIn(ByteView body, const QUrl &address);

/// A token of the token endpoint (RFC 6749, 5.1). Both are VSCHAR of at most 2048 characters.
struct CopyToken
{
    QByteArray access; ///< "Bearer", bound to the card's certificate
    Secret refresh; ///< empty: there is none
};

/// Wipes nothing of \a body: that is the caller's.
Result<CopyToken> copyTokenIn(ByteView body);

/// "c_nonce" (7.2).
Result<QString> nonceIn(ByteView body);

/// The credentials (8.3), each an SD-JWT as it stood: at least one and at most \a atMost.
Result<QList<QByteArray>> credentialsIn(ByteView body, int atMost);

/// Why an OAuth endpoint refuses (RFC 6749, 5.2; OpenID4VCI 1.0, 8.3.1.2).
struct OAuthRefusal
{
    QString error; ///< letters and _: "invalid_grant"; empty where there is none
    /// What tells apart that which has the same error (resources/platform/openapi.yaml): a URN;
    /// empty where there is none.
    QString problem;

    bool operator==(const OAuthRefusal &) const = default;
};

OAuthRefusal oauthRefusalIn(ByteView body);

} // namespace eid
