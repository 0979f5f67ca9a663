#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/crypto/keyagreement.h"

namespace eid {

// Hybrid public key encryption (RFC 9180) in base mode, one message for each encapsulation, so that
// whoever opens needs a Diffie-Hellman operation of the key's holder and nothing else. The suites
// are DHKEM(P-256, HKDF-SHA256) and DHKEM(P-384, HKDF-SHA384), as the key is, each with HKDF-SHA256
// and AES-256-GCM.

/// What is sent to the holder of a public key.
struct HpkeMessage
{
    Bytes encapsulated; ///< "enc": the ephemeral point, uncompressed
    Bytes ciphertext; ///< with its tag of 16 octets

    bool operator==(const HpkeMessage &) const = default;
};

/// Encrypts \a plaintext for \a publicKey (SubjectPublicKeyInfo, as for keyAlgorithmOf()). \a info
/// says what it is for. Fails as keyAlgorithmOf() does, and with CardUnsupported for RSA.
Result<HpkeMessage> sealHpke(ByteView publicKey, ByteView info, ByteView plaintext);

/// What \a message says to the holder of \a publicKey, for whom \a agree works: it is called once,
/// with a point that is on the curve. Fails as sealHpke() and \a agree do, and with CopyLocked for
/// a message to somebody else, for something else, or that was changed.
Result<Secret> openHpke(
    ByteView publicKey, ByteView info, const HpkeMessage &message, const KeyAgreement &agree);

} // namespace eid
