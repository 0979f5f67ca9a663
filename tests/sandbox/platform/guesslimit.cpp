#include "tests/sandbox/platform/guesslimit.h"

namespace eid::sandbox {

namespace {

constexpr int secondsRemembered = 60;
constexpr std::size_t mostWrong = 30;

} // namespace

std::optional<int> GuessLimit::wait(const QDateTime &now)
{
    const std::lock_guard lock(m_mutex);
    // A clock that was set back does not lock anybody out for longer.
    while (!m_wrong.empty()
        && (m_wrong.front().addSecs(secondsRemembered) <= now || m_wrong.front() > now))
        m_wrong.pop_front();
    if (m_wrong.size() < mostWrong)
        return std::nullopt;
    return static_cast<int>(now.secsTo(m_wrong.front().addSecs(secondsRemembered))) + 1;
}

void GuessLimit::noteWrong(const QDateTime &now)
{
    const std::lock_guard lock(m_mutex);
    m_wrong.push_back(now);
}

} // namespace eid::sandbox
