#pragma once

#include "core/base/bytes.h"
#include "core/crypto/keyalgorithm.h"

#include <cstddef>
#include <optional>

namespace eid {

// What a card says of its keys and signatures, checked, and in the form that X.509 gives it.

/// Octets of what a key of \a algorithm signs: of the curve's order, or of the modulus.
std::size_t signedSize(KeyAlgorithm algorithm);

/// SubjectPublicKeyInfo (DER, named curve, uncompressed) of the point \a point, which is 04 with
/// both coordinates at their full length (SEC 1, 2.3.3). Nothing for RSA, for another length, and
/// for a point that is not on the curve.
std::optional<Bytes> ecPublicKeyInfo(KeyAlgorithm algorithm, ByteView point);

/// SubjectPublicKeyInfo (DER) of an RSA key of exactly 2048 bits. Nothing for another length, an
/// even modulus, and an exponent that is even, below 65537 or over 64 bits (FIPS 186-4, B.3.1).
std::optional<Bytes> rsaPublicKeyInfo(ByteView modulus, ByteView exponent);

/// Whether \a signature looks like one of \a algorithm: an ECDSA-Sig-Value in DER (RFC 3279, 2.2.3)
/// whose numbers are positive and no longer than the order, or a block as long as the modulus. Says
/// nothing of whether it is right.
bool isSignature(KeyAlgorithm algorithm, ByteView signature);

} // namespace eid
