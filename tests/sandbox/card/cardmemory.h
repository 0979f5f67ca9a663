#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/card/adminkey.h"
#include "tests/sandbox/card/cardprofile.h"
#include "tests/sandbox/card/keyalgorithm.h"
#include "tests/sandbox/card/referencedata.h"

#include <cstdint>
#include <map>

namespace eid::sandbox {

/// Where a key came from, as GET METADATA tells.
enum class KeyOrigin : std::uint8_t {
    Generated = 1,
    Imported = 2,
};

struct StoredKey
{
    KeyAlgorithm algorithm = KeyAlgorithm::EccP256;
    KeyOrigin origin = KeyOrigin::Generated;
    Bytes privateKey; ///< PKCS#8 DER

    bool operator==(const StoredKey &) const = default;
};

/// Everything a card keeps without power.
struct CardMemory
{
    CardProfile profile;
    ReferenceData pin;
    ReferenceData puk;
    AdminKey admin;
    std::map<std::uint32_t, Bytes> objects; ///< content by tag, without the outer tag 53
    std::map<std::uint8_t, StoredKey> keys; ///< by key reference

    bool operator==(const CardMemory &) const = default;
};

/// A new card: initial PIN, PUK and administration key, a discovery object, no keys.
CardMemory factoryMemory(const CardProfile &profile);

bool isInitialPin(const CardMemory &memory);
bool isInitialPuk(const CardMemory &memory);
bool isInitialAdminKey(const CardMemory &memory);

} // namespace eid::sandbox
