#pragma once

#include "core/base/result.h"
#include "core/crypto/provider/cardkeymaterial.h"

namespace eid {

/// An EVP_PKEY of the card provider that is \a material.
Result<OwnedKey> keyOf(const SharedCardKeyMaterial &material);

} // namespace eid
