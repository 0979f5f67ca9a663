#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/keyalgorithm.h"

#include <functional>
#include <memory>
#include <optional>

struct evp_pkey_st;

namespace eid {

/// What a card is asked to sign: one raw operation with its private key.
struct CardSignatureRequest
{
    KeyAlgorithm algorithm = KeyAlgorithm::EcP256;
    /// EC: the hash, cut to the octets of the curve's order or filled up with zeros in front, so
    /// always 32 or 48 octets. RSA: a whole block of the modulus' size, padded already (PKCS#1 v1.5
    /// or PSS). The hashes are SHA-256, SHA-384 or SHA-512, never a weaker one.
    Bytes input;
};

/// Has a card sign. The answer is for EC an ECDSA-Sig-Value in DER (RFC 3279, 2.2.3), for RSA a
/// block of the modulus' size; what does not verify with the public key is not passed on. Called on
/// whichever thread OpenSSL happens to sign on, at most once for each signature, and never for a
/// mere question of size. May block for as long as the card and its holder take; ends early with
/// Cancelled when the job is given up.
using CardSigner = std::function<Result<Bytes>(const CardSignatureRequest &)>;

/// A key whose private half is on a card, for whatever in OpenSSL takes an EVP_PKEY: TLS client
/// authentication, PKCS#10, CMS. A handle: copies are the same key.
///
/// Threads: as an EVP_PKEY, usable from several threads; the signer sees their calls as they come.
class CardKey
{
public:
    /// \a publicKey: SubjectPublicKeyInfo in DER, EC P-256, P-384 or RSA-2048. Fails with
    /// CardUnsupported for other keys, CertificateMalformed for what is none, InvalidArgument
    /// without a signer.
    static Result<CardKey> create(ByteView publicKey, CardSigner signer);

    [[nodiscard]] KeyAlgorithm algorithm() const;
    [[nodiscard]] const Bytes &publicKey() const; ///< as given to create()
    /// Owned by this object and its copies; up-reference it to keep it longer.
    [[nodiscard]] evp_pkey_st *handle() const;
    /// Why the signer failed last, since this was asked last; OpenSSL's own words do not tell.
    /// CardMalformedData where it gave something that is no signature by this key.
    [[nodiscard]] std::optional<Error> takeSigningError() const;

private:
    class Private;
    std::shared_ptr<Private> d;
};

} // namespace eid
