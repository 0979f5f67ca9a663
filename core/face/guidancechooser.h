#pragma once

#include "core/face/frameanalysis.h"
#include "core/face/guidance.h"

#include <array>
#include <deque>

namespace eid {

/// Chooses, frame after frame, the one thing that the person is asked to do: the most important
/// that does not hold. Light comes before sharpness, because the noise of a dark frame looks sharp.
///
/// Words that change with every frame cannot be followed. So a measure that has failed must be
/// better by a margin before it holds again, measures are smoothed over some frames, and what is
/// said stays for half a second.
///
/// Knows nothing but what it is given: the same frames give the same guidance.
class GuidanceChooser
{
public:
    /// With times that rise; a time before the last one, or more than two seconds after it, begins
    /// anew.
    Guidance choose(const FrameAnalysis &frame);

    /// Forgets all frames.
    void reset();

private:
    /// Where the middle of the eyes was, and their distance.
    struct Place
    {
        std::chrono::milliseconds at;
        QPointF eyes;
        double distance;
    };
    /// Something that may not hold, smoothed: above 0 it does not, below -1 it does, and in between
    /// it stays as it was.
    struct Complaint
    {
        double excess = 0;
        bool raised = false;
    };
    static constexpr std::size_t kinds = static_cast<std::size_t>(Guidance::Hold) + 1;

    [[nodiscard]] double speedAt(const FrameAnalysis &frame);
    void weigh(const FrameAnalysis &frame, bool isFirst);
    [[nodiscard]] Guidance firstRaised(const FrameAnalysis &frame) const;

    std::array<Complaint, kinds> m_complaints;
    std::deque<Place> m_places; ///< of the last moments
    std::optional<std::chrono::milliseconds> m_last; ///< frame
    std::optional<std::chrono::milliseconds> m_seen; ///< last frame with a face
    std::chrono::milliseconds m_chosenAt{0};
    std::optional<Guidance> m_chosen;
};

} // namespace eid
