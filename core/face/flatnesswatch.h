#pragma once

#include "core/face/motionmeasure.h"

#include <chrono>
#include <optional>

namespace eid {

/// How far a head is from what a sheet of paper could do at the angle that it shows: below 1 it
/// moves as a flat or bent picture does. Meaningless for what has hardly turned.
[[nodiscard]] double depthShare(const MotionMeasure &measure);

/// Sees whether what moves is a picture. Pure.
class FlatnessWatch
{
public:
    using Time = std::chrono::milliseconds;

    void restart() { *this = FlatnessWatch(); }
    /// Whether it has been turned like a picture for so long that there is no doubt.
    bool see(const MotionMeasure &measure, Time at);
    /// Whether all that was seen is a picture that was moved or turned a little.
    [[nodiscard]] bool isLikely() const;

private:
    std::optional<Time> m_flatSince;
    double m_mostMoved = 0;
    double m_residualThere = 0;
    double m_mostTilt = 0;
    bool m_isFlatThere = false; ///< where it was tilted most
};

} // namespace eid
