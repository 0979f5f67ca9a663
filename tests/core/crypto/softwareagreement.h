#pragma once

#include "core/crypto/keyagreement.h"
#include "core/crypto/openssl.h"

#include <openssl/evp.h>

#include <optional>

namespace eid {

/// A card as KeyAgreement sees one: it has a private key in memory, agrees, and counts.
class SoftwareAgreement
{
public:
    explicit SoftwareAgreement(KeyAlgorithm algorithm);
    /// With a certain key: its private number, and its public point.
    SoftwareAgreement(KeyAlgorithm algorithm, ByteView number, ByteView point);

    /// This has to outlive it.
    [[nodiscard]] KeyAgreement agreement();
    /// SubjectPublicKeyInfo.
    [[nodiscard]] Bytes publicKey() const;
    [[nodiscard]] int agreements() const { return m_agreements; }

    /// What the card answers from now on.
    std::optional<Error> failure;
    /// How many octets it leaves out at the end.
    std::size_t cutsOff = 0;

private:
    Result<Secret> agree(KeyAlgorithm algorithm, ByteView peerPoint);

    KeyAlgorithm m_algorithm;
    OpenSslOwned<EVP_PKEY, EVP_PKEY_free> m_key;
    int m_agreements = 0;
};

} // namespace eid
