#include "core/card/pintrail.h"

namespace eid {

PinTrail::Marks PinTrail::marks() const
{
    const std::scoped_lock lock(m_mutex);
    return m_marks;
}

void PinTrail::setTries(std::optional<int> before, std::optional<int> atMost)
{
    const std::scoped_lock lock(m_mutex);
    m_marks = Marks{before, atMost, false, false};
}

void PinTrail::markSent()
{
    const std::scoped_lock lock(m_mutex);
    m_marks.sent = true;
}

void PinTrail::markUnsent()
{
    const std::scoped_lock lock(m_mutex);
    m_marks.sent = false;
}

void PinTrail::markAnswered()
{
    const std::scoped_lock lock(m_mutex);
    m_marks.answered = true;
}

} // namespace eid
