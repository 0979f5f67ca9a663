#pragma once

#include <cstdint>
#include <optional>

namespace eid::sandbox {

/// Who may read an object over the contacts.
enum class ReadAccess {
    Always,
    Pin,
};

/// Objects with a tag of their own, which are not wrapped in tag 53.
constexpr std::uint32_t discoveryObject = 0x7E;
constexpr std::uint32_t biometricTemplates = 0x7F61;

/// The rule for the object under \a tag (SP 800-73-4 part 1, table 3); nothing when PIV knows no
/// such object. With \a vendorObjects, Yubico's 5FFFxx are known as well.
std::optional<ReadAccess> readAccess(std::uint32_t tag, bool vendorObjects);

} // namespace eid::sandbox
