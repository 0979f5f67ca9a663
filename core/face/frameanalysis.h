#pragma once

#include "core/face/facegeometry.h"
#include "core/face/facequality.h"

#include <QSize>

#include <chrono>
#include <optional>

namespace eid {

/// What was seen in one frame.
struct FrameAnalysis
{
    std::chrono::milliseconds at{0}; ///< when the frame was taken; from any beginning
    QSize frame; ///< pixels
    double brightness = 0.5; ///< mean gray of the frame, 0 to 1
    int faces = 0; ///< that count: at least half as large as the largest
    std::optional<FaceGeometry> face; ///< the largest
    QualityRecord quality; ///< of that face; empty where there is none

    bool operator==(const FrameAnalysis &) const = default;
};

} // namespace eid
