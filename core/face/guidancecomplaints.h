#pragma once

#include "core/face/frameanalysis.h"
#include "core/face/guidance.h"

namespace eid {

/// By how much \a frame, which shows a face, gives cause for \a guidance, in widths of the margin
/// between failing and holding: above 0 it does, at -1 and below it holds with the margin to spare.
/// \a speed is that of the face, in inter-eye distances a second. Measures that are not there give
/// no cause.
[[nodiscard]] double causeFor(Guidance guidance, const FrameAnalysis &frame, double speed);

} // namespace eid
