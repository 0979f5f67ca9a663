#include "app/faceplugin/steadyrun.h"

namespace eid {

SteadyRun::SteadyRun(Time begin)
    : m_begin(begin)
{ }

bool SteadyRun::see(
    const cv::Mat &bgr, const FrameAnalysis &analysis, bool holds, const QDateTime &now)
{
    const bool counts = holds && analysis.face && analysis.at >= m_begin;
    m_steadiness.advance(counts, analysis.at);
    // Whatever came before belongs to another run.
    if (m_steadiness.share() <= 0)
        m_best.reset();
    if (!counts)
        return false;
    const auto sharpness = analysis.quality.of(QualityMeasure::Sharpness);
    const double value = sharpness ? sharpness->value : 0;
    if (!m_best || value > m_best->sharpness)
        m_best = Candidate{bgr, *analysis.face, value, now};
    return m_steadiness.isReached();
}

void SteadyRun::restart()
{
    m_steadiness.reset();
    m_best.reset();
}

} // namespace eid
