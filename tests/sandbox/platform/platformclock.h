#pragma once

#include <QDateTime>

#include <atomic>
#include <chrono>

namespace eid::sandbox {

/// The time as the platform believes it is.
///
/// Threads: every function may be called from any thread.
class PlatformClock
{
public:
    [[nodiscard]] QDateTime now() const
    {
        return QDateTime::currentDateTimeUtc().addSecs(m_skew.load());
    }
    /// \a skew: how much the platform is ahead of the machine.
    void setSkew(std::chrono::seconds skew) { m_skew = skew.count(); }

private:
    std::atomic<qint64> m_skew = 0;
};

} // namespace eid::sandbox
