#pragma once

#include "core/base/result.h"
#include "core/pin/pinverdict.h"

#include <optional>

namespace eid::ctl {

/// Why a command failed and, where a PIN job was cut short, which PIN is valid now.
struct Failure
{
    Failure(Error why, std::optional<PinVerdict> now = {})
        : error(std::move(why))
        , verdict(now)
    { }

    Error error;
    std::optional<PinVerdict> verdict;
};

/// How a command ended.
using Outcome = tl::expected<void, Failure>;

} // namespace eid::ctl
