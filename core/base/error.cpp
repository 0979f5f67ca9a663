#include "core/base/error.h"

#include <array>
#include <cstddef>

namespace eid {

namespace {

constexpr auto codes = [] {
    std::array<ErrorCode, static_cast<std::size_t>(ErrorCode::Internal) + 1> all{};
    for (std::size_t index = 0; index < all.size(); ++index)
        all[index] = static_cast<ErrorCode>(index);
    return all;
}();

} // namespace

std::span<const ErrorCode> allErrorCodes()
{
    return codes;
}

} // namespace eid
