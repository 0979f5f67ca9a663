#pragma once

#include <QDateTime>

#include <deque>
#include <mutex>
#include <optional>

namespace eid::sandbox {

/// Makes guessing slow: so many wrong guesses of anybody in a minute, and no more are looked at.
///
/// Threads: every function may be called from any thread.
class GuessLimit
{
public:
    /// Seconds to wait before a guess is looked at; nothing: none.
    std::optional<int> wait(const QDateTime &now);
    void noteWrong(const QDateTime &now);

private:
    std::mutex m_mutex;
    std::deque<QDateTime> m_wrong; ///< of the last minute
};

} // namespace eid::sandbox
