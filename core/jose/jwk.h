#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace eid {

/// \a publicKey, a SubjectPublicKeyInfo in DER as for keyAlgorithmOf(), as a JSON Web Key with its
/// necessary members alone (RFC 7517; RFC 7518, 6): kty, crv, x, y or kty, n, e. Fails as
/// keyAlgorithmOf() does.
Result<QJsonObject> jwkOf(ByteView publicKey);

/// The public key in \a jwk as SubjectPublicKeyInfo in DER: EC P-256, P-384 or RSA-2048. Members
/// that do not make the key are passed over; private ones (d, p …) are refused, for a key that was
/// shown is no key. Fails with PlatformMalformedAnswer, and with CardUnsupported for other kinds.
Result<Bytes> publicKeyOfJwk(const QJsonObject &jwk);

/// The SHA-256 thumbprint (RFC 7638) of \a jwk, 43 characters of base64url; of its necessary
/// members alone. Empty where it is no EC or RSA key.
QByteArray thumbprintOf(const QJsonObject &jwk);

} // namespace eid
