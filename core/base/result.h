#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>
#include <utility>

namespace eid {

/// A value, or the Error that stands in its place. Rooms never throw at each other.
template <typename T>
using Result = tl::expected<T, Error>;

/// An Error ready to be returned from a function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::nullopt});
}

/// Passes on the error of another Result.
[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace eid
