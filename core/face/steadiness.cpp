#include "core/face/steadiness.h"

#include <algorithm>

namespace eid {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds longestGap{500};

} // namespace

void Steadiness::advance(bool holds, milliseconds at)
{
    if (m_last && (at < *m_last || at - *m_last > longestGap))
        reset();
    // The time between two frames counts for the later one.
    const milliseconds passed = m_last ? at - *m_last : milliseconds(0);
    m_held += holds ? passed : -2 * passed;
    m_held = std::clamp(m_held, milliseconds(0), m_wanted);
    m_last = at;
    m_holds = holds;
}

double Steadiness::share() const
{
    return static_cast<double>(m_held.count()) / static_cast<double>(m_wanted.count());
}

void Steadiness::reset()
{
    m_held = milliseconds(0);
    m_last.reset();
    m_holds = false;
}

} // namespace eid
