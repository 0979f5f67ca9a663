#pragma once

#include <optional>

namespace eid {

/// What one eye looks like. Both fall when the lid closes: the dark of the pupil, the iris and the
/// lashes goes, and what is left lies across, so that its edges are upright no more.
struct EyeMeasure
{
    double darkness = 0; ///< share of the eye's window that is much darker than the cheek, 0 to 1
    double gradientRatio = 0; ///< mean horizontal gradient / mean vertical gradient

    bool operator==(const EyeMeasure &) const = default;
};

/// How the face of one frame has moved against the pose that was taken as neutral. Distances are in
/// inter-eye distances of that pose; left and right are the person's own.
struct MotionMeasure
{
    bool faceFound = false; ///< by the detector, in this very frame
    /// Whether the face has been followed without a gap since the check began.
    bool sameTrack = false;
    int points = 0; ///< that are followed since the neutral pose
    double kept = 0; ///< their share of those that were chosen in it
    /// How far the points are from what any plane could do, root mean square in % of the inter-eye
    /// distance. A flat picture stays near 0 however it is moved; a head that turns does not.
    double residual = 0;
    /// The same, once what a sheet of paper that bends could do is taken away too: what is left is
    /// made by a nose and the sockets of eyes.
    double relief = 0;
    /// How much further the middle of the face went than its edges, towards the person's left.
    double parallax = 0;
    double turn = 0; ///< degrees, estimated from the parallax; to the person's left positive
    /// Degrees by which a flat picture would have been turned about any axis to look like this.
    double tilt = 0;
    double travel = 0; ///< of the middle of the eyes, in the picture
    double growth = 1; ///< inter-eye distance / inter-eye distance of the neutral pose
    /// How much the face looks like that of the first neutral pose, once both are laid eye on eye:
    /// 1 the same picture, 0 unrelated. Falls when the head turns.
    double likeness = 0;
    std::optional<EyeMeasure> rightEye; ///< none where the eye is out of the picture
    std::optional<EyeMeasure> leftEye;
};

} // namespace eid
