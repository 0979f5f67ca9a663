#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/card/keyalgorithm.h"

#include <openssl/evp.h>

#include <memory>
#include <optional>

namespace eid::sandbox {

/// An asymmetric key of the card and what its coprocessor does with it.
class KeyPair
{
public:
    static std::optional<KeyPair> generate(KeyAlgorithm algorithm);
    /// \a der: PKCS#8 or traditional. Nothing unless it is RSA-2048, P-256 or P-384.
    static std::optional<KeyPair> fromPrivateDer(ByteView der);

    [[nodiscard]] KeyAlgorithm algorithm() const { return m_algorithm; }
    /// PKCS#8 DER.
    [[nodiscard]] Bytes privateDer() const;
    /// DER SubjectPublicKeyInfo.
    [[nodiscard]] Bytes publicDer() const;
    /// The inside of a 7F49: modulus 81 and exponent 82, or the point 86.
    [[nodiscard]] Bytes publicTemplate() const;

    /// RSA: the private operation on a block as long as the modulus. ECC: an ECDSA signature (DER)
    /// over a hash of at most the curve's length. Nothing when the block is none of those.
    [[nodiscard]] std::optional<Bytes> sign(ByteView block) const;
    /// ECC: the shared x coordinate with an uncompressed point. Nothing when it is no such point.
    [[nodiscard]] std::optional<Bytes> agree(ByteView point) const;

private:
    struct Free
    {
        void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    };
    using Handle = std::unique_ptr<EVP_PKEY, Free>;

    KeyPair(Handle key, KeyAlgorithm algorithm);

    Handle m_key;
    KeyAlgorithm m_algorithm;
};

} // namespace eid::sandbox
