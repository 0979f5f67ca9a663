#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/certificate.h"
#include "core/crypto/keyalgorithm.h"

namespace eid {

/// Which of the profile's keys \a publicKey is: a SubjectPublicKeyInfo in DER (RFC 5280, 4.1.2.7)
/// with nothing behind it; EC keys with a named curve and an uncompressed point (RFC 5480, 2.2).
/// Fails with CertificateMalformed for what is no key, CardUnsupported for a key of another kind.
Result<KeyAlgorithm> keyAlgorithmOf(ByteView publicKey);

/// The SubjectPublicKeyInfo of \a certificate in DER, as it stands there, whatever kind of key it
/// is; empty for a Certificate that was not read by parseCertificate().
Bytes publicKeyOf(const Certificate &certificate);

/// Checks that \a signature was made over \a hash by the private half of \a publicKey (as for
/// keyAlgorithmOf()). The hash is SHA-256, SHA-384 or SHA-512, told by its size. EC: an
/// ECDSA-Sig-Value in DER (RFC 3279, 2.2.3). RSA: PKCS#1 v1.5 (RFC 8017, 8.2).
/// Fails as keyAlgorithmOf() does, with InvalidArgument for a hash of another size, and with
/// CardMalformedData where the signature does not hold.
Result<void> verifySignature(ByteView publicKey, ByteView hash, ByteView signature);

} // namespace eid
