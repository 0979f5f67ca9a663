#pragma once

#include "core/face/facequality.h"

#include <optional>

namespace eid {

/// What the tool asks of a measure: within both limits, where they are set.
struct QualityGate
{
    std::optional<double> atLeast;
    std::optional<double> atMost;

    [[nodiscard]] bool admits(double value) const
    {
        return (!atLeast || value >= *atLeast) && (!atMost || value <= *atMost);
    }
};

/// Chosen on two portraits and their synthetic degradations: no measure of how people are
/// recognised by them.
[[nodiscard]] QualityGate gateOf(QualityMeasure measure);

/// A measured \a value with its score and whether it holds. The scores are those of OFIQ, the open
/// reference of ISO/IEC 29794-5, for what it measures in the same way; the others rise from 0 to
/// 100 round the gate. A value that is no number does not hold.
[[nodiscard]] QualityValue judged(QualityMeasure measure, double value);

} // namespace eid
