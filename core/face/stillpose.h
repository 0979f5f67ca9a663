#pragma once

#include "core/face/motionmeasure.h"

#include <chrono>
#include <optional>

namespace eid {

/// Sees when a head has been held still for a moment. Pure.
class StillPose
{
public:
    using Time = std::chrono::milliseconds;

    static constexpr Time needed{400};

    /// Whether it has, up to the frame of \a measure, taken at \a at.
    bool see(const MotionMeasure &measure, Time at);
    void restart() { m_since.reset(); }

private:
    std::optional<Time> m_since;
    MotionMeasure m_pose; ///< of which all since then are near
};

} // namespace eid
