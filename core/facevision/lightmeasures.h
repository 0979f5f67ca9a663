#pragma once

#include "core/facevision/alignedface.h"

namespace eid {

/// The light in a face. Units: see QualityMeasure.
struct LightMeasures
{
    double mean = 0;
    double variance = 0;
    double under = 0;
    double over = 0;
    double entropy = 0;
    double uniformity = 0;
    double colourDistance = 0;
};

[[nodiscard]] LightMeasures measureLight(const AlignedFace &face);

/// How sharp a face is.
struct SharpnessMeasures
{
    double laplacian = 0; ///< variance of the Laplacian / variance of the face
    double reblur = 0; ///< share of the edges that another blur leaves (Crete): 1 blurred
};

[[nodiscard]] SharpnessMeasures measureSharpness(const AlignedFace &face);

} // namespace eid
