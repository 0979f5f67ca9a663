#pragma once

#include "core/face/facegeometry.h"
#include "core/face/motionmeasure.h"

#include <memory>
#include <opencv2/core.hpp>
#include <optional>

namespace eid {

/// Follows points of a face from frame to frame and measures how they have moved since a neutral
/// pose, for PresenceJudge. Works on the surroundings of the face alone, scaled down where the face
/// is large, so that its cost hardly depends on the camera.
///
/// What it measures is worth: challenge-response presence check; rejects still and flat photos in
/// our tests; does not stop video replay, masks or injected video; not tested to ISO/IEC 30107-3.
///
/// Threads: belongs to one thread.
class PresenceMotion
{
public:
    PresenceMotion();
    ~PresenceMotion();
    PresenceMotion(PresenceMotion &&) noexcept;
    PresenceMotion &operator=(PresenceMotion &&) noexcept;

    /// Measures the next frame, CV_8UC1 or CV_8UC3 (BGR), all of one size, in the order in which
    /// they were taken. \a face is what the detector found in it: needed in the first one, and to
    /// see that the points are still on the face in the others. A frame of another kind or size
    /// ends the track.
    MotionMeasure measure(const cv::Mat &frame, const std::optional<FaceGeometry> &face);

    /// Takes the next frame as the neutral pose, with which it and later ones are compared. The
    /// track goes on if the face can be followed into that frame.
    void takeNeutral();

    /// Forgets all: the next frame with a face begins a new track, with that pose as the neutral
    /// one.
    void reset();

private:
    class Track;

    std::unique_ptr<Track> m_track;
};

} // namespace eid
