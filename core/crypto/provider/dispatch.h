#pragma once

#include "core/crypto/provider/cardkeymaterial.h"

#include <openssl/core_dispatch.h>
#include <openssl/types.h>

namespace eid {

/// What the provider knows of its surroundings; lives as long as the provider is loaded.
struct ProviderContext
{
    OSSL_LIB_CTX *library = nullptr; ///< where hashes and random numbers come from
};

/// One row of a table of functions that OpenSSL calls by number.
template <typename Function>
OSSL_DISPATCH row(int id, Function *function)
{
    return {id, reinterpret_cast<void (*)()>(function)};
}

/// Ends a table of functions.
inline constexpr OSSL_DISPATCH lastRow{0, nullptr};

/// Key management of EC and RSA keys (man 7 provider-keymgmt).
const OSSL_DISPATCH *ecKeyManagement();
const OSSL_DISPATCH *rsaKeyManagement();

/// The material of a key that OpenSSL holds for this provider; null where nothing was imported.
SharedCardKeyMaterial materialIn(const void *providerKey);

/// The name of the parameter by which a key is made: the octets of a MaterialReference.
inline constexpr char materialParameter[] = "eid-card-material";

/// The material that a key shall be of; needs to live during the call only.
struct MaterialReference
{
    const SharedCardKeyMaterial *material = nullptr;
};

/// ECDSA and RSA signatures (man 7 provider-signature).
const OSSL_DISPATCH *signatureFunctions();

} // namespace eid
