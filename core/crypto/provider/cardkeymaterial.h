#pragma once

#include "core/crypto/cardkey.h"
#include "core/crypto/keymaterial.h"
#include "core/crypto/publickeyhandle.h"

#include <openssl/bn.h>

#include <mutex>

namespace eid {

using OwnedNumber = OpenSslOwned<BIGNUM, BN_free>;

/// What a key of the card provider is: its public numbers, and the way to its private half.
/// Never changes once it is made, so all that refer to the key share it; several threads may.
class CardKeyMaterial
{
public:
    KeyAlgorithm algorithm = KeyAlgorithm::EcP256;
    Bytes point; ///< EC: uncompressed
    OwnedNumber modulus; ///< RSA
    OwnedNumber exponent; ///< RSA
    OwnedKey verifier; ///< the same key in the default provider; null where there is no signer
    CardSigner signer; ///< none: a public key

    [[nodiscard]] bool isRsa() const { return algorithm == KeyAlgorithm::Rsa2048; }
    [[nodiscard]] bool isSame(const CardKeyMaterial &other) const;
    /// OpenSSL's name of the curve; null for RSA.
    [[nodiscard]] const char *group() const;
    /// The size of the longest signature.
    [[nodiscard]] std::size_t maximumSignatureSize() const;

    /// Asks the signer once and checks what it gives. \a input as in CardSignatureRequest.
    /// Empty where it failed; the reason is kept for takeError().
    [[nodiscard]] Bytes sign(Bytes input) const;
    [[nodiscard]] std::optional<Error> takeError() const;

private:
    mutable std::mutex m_mutex;
    mutable std::optional<Error> m_error;
};

using SharedCardKeyMaterial = std::shared_ptr<const CardKeyMaterial>;

/// The material of the public key \a handle, with \a signer as its private half.
Result<SharedCardKeyMaterial> materialOf(PublicKeyHandle handle, CardSigner signer);

} // namespace eid
