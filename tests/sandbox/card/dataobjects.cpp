#include "tests/sandbox/card/dataobjects.h"

#include <algorithm>
#include <array>

namespace eid::sandbox {

namespace {

constexpr std::uint32_t firstRetiredCertificate = 0x5FC10D;
constexpr std::uint32_t lastRetiredCertificate = 0x5FC120;

constexpr std::array alwaysReadable{
    discoveryObject, biometricTemplates,
    0x5FC101U, // certificate 9E
    0x5FC102U, // card holder unique identifier
    0x5FC105U, // certificate 9A
    0x5FC106U, // security object
    0x5FC107U, // card capability container
    0x5FC10AU, // certificate 9C
    0x5FC10BU, // certificate 9D
    0x5FC10CU, // key history
    0x5FC122U, // secure messaging certificate signer
};

constexpr std::array readableWithPin{
    0x5FC103U, // fingerprints
    0x5FC108U, // facial image
    0x5FC109U, // printed information
    0x5FC121U, // iris images
    0x5FC123U, // pairing code
};

} // namespace

std::optional<ReadAccess> readAccess(std::uint32_t tag, bool vendorObjects)
{
    if (std::ranges::find(alwaysReadable, tag) != alwaysReadable.end()
        || (tag >= firstRetiredCertificate && tag <= lastRetiredCertificate)
        || (vendorObjects && tag >> 8 == 0x5FFF))
        return ReadAccess::Always;
    if (std::ranges::find(readableWithPin, tag) != readableWithPin.end())
        return ReadAccess::Pin;
    return std::nullopt;
}

} // namespace eid::sandbox
