#include "core/face/stillpose.h"

#include <cmath>

namespace eid {

namespace {

// What a head that is held still may do, in the units of MotionMeasure.
constexpr double mostTurn = 4;
constexpr double mostGrowth = 0.03;
constexpr double mostTravel = 0.12;
constexpr double mostResidual = 0.6;

bool isNear(const MotionMeasure &a, const MotionMeasure &b)
{
    return std::abs(a.turn - b.turn) <= mostTurn && std::abs(a.growth - b.growth) <= mostGrowth
        && std::abs(a.travel - b.travel) <= mostTravel
        && std::abs(a.residual - b.residual) <= mostResidual;
}

} // namespace

bool StillPose::see(const MotionMeasure &measure, Time at)
{
    if (!m_since || !isNear(measure, m_pose)) {
        m_since = at;
        m_pose = measure;
    }
    return at - *m_since >= needed;
}

} // namespace eid
