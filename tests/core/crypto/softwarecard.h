#pragma once

#include "core/crypto/cardkey.h"
#include "core/crypto/openssl.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <atomic>
#include <optional>

namespace eid {

/// A card as CardSigner sees one: it has a private key in memory, signs what a card would be given,
/// and counts. Its numbers may be read while other threads sign.
class SoftwareCard
{
public:
    using OwnedKey = OpenSslOwned<EVP_PKEY, EVP_PKEY_free>;
    using OwnedX509 = OpenSslOwned<X509, X509_free>;

    explicit SoftwareCard(KeyAlgorithm algorithm);

    [[nodiscard]] CardSigner signer();
    /// The card's key as OpenSSL is given it; its signer is this card, which has to outlive it.
    [[nodiscard]] CardKey key();
    [[nodiscard]] Bytes publicKey() const;
    [[nodiscard]] int signatures() const { return m_signatures; }
    [[nodiscard]] const EVP_PKEY *software() const { return m_key.get(); }

    /// A certificate for the card's key, signed by itself, good for TLS in this century.
    [[nodiscard]] OwnedX509 certificate() const;

    /// What the card answers from now on instead of a signature.
    std::optional<Error> failure;
    /// Whether what it signs from now on comes out wrong in one bit.
    bool isBroken = false;

private:
    Result<Bytes> sign(const CardSignatureRequest &request);

    KeyAlgorithm m_algorithm;
    OwnedKey m_key;
    std::atomic<int> m_signatures = 0;
};

} // namespace eid
