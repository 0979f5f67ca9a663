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

/// The online copies of the card.
struct CopiesJob
{
    bool operator==(const CopiesJob &) const = default;
};

/// A QR code, a link or a text that somebody shows; needs no card in the reader at first.
struct CodeJob
{
    bool operator==(const CodeJob &) const = default;
};

/// A card that is lost, or is to be frozen; needs none in the reader.
struct LossJob
{
    bool operator==(const LossJob &) const = default;
};

/// For std::visit(): one function for each kind of Job.
template <typename... Functions>
struct ForEachKind : Functions...
{
    using Functions::operator()...;
};

/// What the window offers to do with a card.
using Job = std::variant<PinJob, RenewalJob, FaceJob, CopiesJob, CodeJob, LossJob>;

} // namespace eid::ui
