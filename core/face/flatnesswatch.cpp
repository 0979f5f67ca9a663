#include "core/face/flatnesswatch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eid {

namespace {

/// Relief of what is turned by 90 degrees, in % of the inter-eye distance. In the scenes of the
/// tests heads have 1.3 and more, prints that are bent to a radius of 2.2 inter-eye distances 0.4
/// to 0.9, more in bad light, and flat ones less.
constexpr double leastRelief = 1.15;
/// Of that, what lies below is no head at all.
constexpr double certainlyFlat = 0.85;

constexpr double clearTilt = 12; ///< degrees: noise does not reach that
constexpr double someTilt = 8;
constexpr FlatnessWatch::Time longEnough{300};

/// A person who sways as far shows some depth.
constexpr double farMove = 0.45; ///< inter-eye distances
constexpr double leastResidual = 0.35;

} // namespace

double depthShare(const MotionMeasure &measure)
{
    const double angle = std::max(measure.tilt, std::abs(measure.turn));
    const double sine = std::sin(std::min(angle, 90.0) * std::numbers::pi / 180);
    return sine > 0 ? measure.relief / sine / leastRelief : 0;
}

bool FlatnessWatch::see(const MotionMeasure &measure, Time at)
{
    const double moved = std::max(measure.travel, 2 * std::abs(measure.growth - 1));
    if (moved > m_mostMoved) {
        m_mostMoved = moved;
        m_residualThere = measure.residual;
    }
    const bool isFlat = depthShare(measure) < certainlyFlat;
    if (measure.tilt > m_mostTilt) {
        m_mostTilt = measure.tilt;
        m_isFlatThere = isFlat;
    }
    if (measure.tilt < clearTilt || !isFlat)
        m_flatSince.reset();
    else
        m_flatSince = m_flatSince.value_or(at);
    return m_flatSince && at - *m_flatSince >= longEnough;
}

bool FlatnessWatch::isLikely() const
{
    const bool wasMoved = m_mostMoved >= farMove && m_residualThere < leastResidual;
    return wasMoved || (m_mostTilt >= someTilt && m_isFlatThere);
}

} // namespace eid
