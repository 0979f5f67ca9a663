#include "core/card/pintrail.h"

namespace eid {

PinTrail::Marks PinTrail::marks() const
{
    const std::scoped_lock lock(m_mutex);
    return m_marks;
}

std::optional<Error> PinTrail::refusal() const
{
    const std::scoped_lock lock(m_mutex);
    return m_refusal;
}

void PinTrail::setTries(std::optional<int> before, std::optional<int> atMost)
{
    const std::scoped_lock lock(m_mutex);
    m_marks = Marks{before, atMost, false, false};
    m_refusal.reset();
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

void PinTrail::markRefused(const Error &refusal)
{
    const std::scoped_lock lock(m_mutex);
    m_refusal = refusal;
}

void PinTrail::markDoubted()
{
    const std::scoped_lock lock(m_mutex);
    m_marks.answered = false;
    m_refusal.reset();
}

} // namespace eid
