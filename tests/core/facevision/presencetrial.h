#pragma once

#include "core/face/motionmeasure.h"
#include "core/face/presence.h"
#include "tests/sandbox/faces/facescene.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace eid::test {

/// A try at a presence check before a camera.
struct PresenceTrial
{
    QList<PresenceMovement> asked;
    sandbox::FaceScene scene;
    /// From then on another scene is before the camera.
    std::optional<sandbox::FaceScene> swapped = {};
    std::chrono::milliseconds swappedAt{0};
    /// What is done to each frame after the camera: cuts, flashes, tilts.
    std::function<void(cv::Mat &, std::chrono::milliseconds)> afterwards = {};
    std::chrono::milliseconds frameTime{66};
    /// How far the detector's eyes are off, inter-eye distances.
    double detectorError = 0.02;
};

struct PresenceOutcome
{
    PresenceProgress progress; ///< when it ended; Running: it did not
    std::vector<int> keyFrames; ///< movements of which one was kept, in the order of their times
    std::vector<std::chrono::milliseconds> keyTimes;
    int frames = 0;

    [[nodiscard]] bool passed() const;
    /// "passed", or the identifier of the failure.
    [[nodiscard]] QString word() const;
};

/// Runs the first try. \a watch hears each measure.
PresenceOutcome runTrial(const PresenceTrial &trial,
    const std::function<void(const MotionMeasure &, const PresenceProgress &)> &watch = {});

/// When an actor makes the movement \a index of a challenge, if each takes \a duration: after the
/// moment of looking straight.
std::chrono::milliseconds beginOf(int index, std::chrono::milliseconds duration);

} // namespace eid::test
