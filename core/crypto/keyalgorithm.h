#pragma once

namespace eid {

/// The kinds of keys that the eID profile puts on a card (SP 800-78-4, table 3-1).
enum class KeyAlgorithm {
    EcP256, ///< secp256r1; signs SHA-256 hashes, 32 octets
    EcP384, ///< secp384r1; signs SHA-384 hashes, 48 octets
    Rsa2048, ///< signs padded blocks of 256 octets
};

} // namespace eid
