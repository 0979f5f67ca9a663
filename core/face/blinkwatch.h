#pragma once

#include "core/face/motionmeasure.h"

#include <chrono>
#include <optional>
#include <vector>

namespace eid {

/// Sees whether both eyes close and open again. What open eyes look like differs more between two
/// persons, and with and without glasses, than between open and closed: so it learns it of this
/// person first. Pure.
class BlinkWatch
{
public:
    using Time = std::chrono::milliseconds;

    /// Eyes that stay closed longer do not blink.
    static constexpr Time longest{1200};

    /// Forgets what was learned.
    void restart();
    /// Of a frame in which the eyes are taken to be open.
    void learn(const MotionMeasure &measure);
    /// Whether a blink has come to its end with this frame. Learns from it if the eyes are open.
    bool see(const MotionMeasure &measure, Time at);
    /// How far the eyes of \a measure are closed, 1 and more is closed; 0 where that cannot be
    /// told: before enough is learned, without eyes, and while the head moves.
    [[nodiscard]] double closedness(const MotionMeasure &measure) const;

private:
    std::vector<MotionMeasure> m_open; ///< the first frames with open eyes
    std::optional<EyeMeasure> m_right; ///< the usual, once enough is learned
    std::optional<EyeMeasure> m_left;
    std::optional<Time> m_closedSince;
    double m_lastTravel = 0;
};

} // namespace eid
