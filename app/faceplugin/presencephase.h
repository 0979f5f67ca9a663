#pragma once

#include "core/face/facecapture.h"
#include "core/face/frameanalysis.h"
#include "core/face/presencejudge.h"
#include "core/facecamera/framegrabber.h"
#include "core/facevision/presencemotion.h"

#include <map>
#include <optional>
#include <vector>

namespace eid {

/// One presence check: measures the motion of each frame, has it judged, and keeps the frames that
/// show each movement at its height.
///
/// Threads: belongs to one thread.
class PresencePhase
{
public:
    explicit PresencePhase(PresenceChallenge challenge);

    /// The next frame.
    PresenceProgress see(const GrabbedFrame &frame, const FrameAnalysis &analysis);
    /// The second try, if the first one has failed at this very challenge; false: another one is
    /// asked for.
    bool tryAgain(const PresenceChallenge &challenge);

    [[nodiscard]] const PresenceProgress &progress() const { return m_judge.progress(); }
    /// One for each movement, in order. Once it has passed.
    [[nodiscard]] std::vector<KeyFrame> keyFrames() const;

private:
    PresenceChallenge m_challenge;
    PresenceJudge m_judge;
    PresenceMotion m_motion;
    std::optional<std::chrono::milliseconds> m_start;
    std::map<int, GrabbedFrame> m_highest;
};

} // namespace eid
