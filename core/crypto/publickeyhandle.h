#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/keyalgorithm.h"
#include "core/crypto/openssl.h"

#include <openssl/evp.h>

namespace eid {

using OwnedKey = OpenSslOwned<EVP_PKEY, EVP_PKEY_free>;
using OwnedKeyContext = OpenSslOwned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

/// A public key of the profile, in OpenSSL's default provider.
struct PublicKeyHandle
{
    OwnedKey key;
    KeyAlgorithm algorithm = KeyAlgorithm::EcP256;
};

/// Reads a SubjectPublicKeyInfo; fails as keyAlgorithmOf() does.
Result<PublicKeyHandle> decodePublicKey(ByteView publicKey);

/// The hash of the profile that is \a size octets long; null for other sizes.
const EVP_MD *hashOfSize(std::size_t size);

} // namespace eid
