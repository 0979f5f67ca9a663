#pragma once

#include "core/base/result.h"
#include "core/pin/pinverdict.h"

#include <optional>

namespace eid::ctl {

/// How a card stands after a renewal that has failed.
enum class RenewalStand {
    Unchanged, ///< as before
    CutShort, ///< something was changed: `renew resume` brings it to its end
};

/// Why a command failed and, where a PIN job was cut short, which PIN is valid now.
struct Failure
{
    Failure(Error why, std::optional<PinVerdict> now = {})
        : error(std::move(why))
        , verdict(now)
    { }
    Failure(Error why, RenewalStand now)
        : error(std::move(why))
        , renewal(now)
    { }

    Error error;
    std::optional<PinVerdict> verdict;
    std::optional<RenewalStand> renewal; ///< where a renewal was tried
};

/// How a command ended.
using Outcome = tl::expected<void, Failure>;

} // namespace eid::ctl
