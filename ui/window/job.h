#pragma once

#include "core/pin/pinservice.h"

#include <variant>

namespace eid::ui {

/// The renewal of the card's certificates.
struct RenewalJob
{
    bool operator==(const RenewalJob &) const = default;
};

/// A face sample, taken by the camera and signed by the card.
struct FaceJob
{
    bool operator==(const FaceJob &) const = default;
};

/// What the window offers to do with a card.
using Job = std::variant<PinJob, RenewalJob, FaceJob>;

} // namespace eid::ui
