#pragma once

#include "core/facevision/alignedface.h"

namespace eid {

/// Degrees by which the head is turned towards the person's left, estimated from where the axis of
/// symmetry of the nose and the mouth is between the eyes: the nose stands out. Some five degrees
/// off, more with light from one side; a model of a head was used to scale it.
[[nodiscard]] double estimateYaw(const AlignedFace &face);

/// How open the eyes are: 0 closed, 1 open. Of what is dark in the eye, and of how many of its
/// edges are upright: the rim of an iris is, a lid and its lashes are not.
[[nodiscard]] double estimateEyesOpen(const cv::Mat &picture, const FaceGeometry &face);

} // namespace eid
