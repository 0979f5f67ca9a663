#pragma once

#include "core/platform/curlconnection.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace eid {

/// The one thread of a session that touches its connection. It begins with the first work, and
/// sleeps without waking while there is none. When this object goes, work under way is given up; if
/// the thread does not come back soon, for a card signs on it, it is left behind: it owns all it
/// uses.
///
/// Threads: all.
class NetworkThread
{
public:
    using IsGivenUp = std::function<bool()>;
    using Work = std::function<void(CurlConnection &, const IsGivenUp &)>;

    explicit NetworkThread(std::unique_ptr<CurlConnection> connection);
    ~NetworkThread();
    NetworkThread(const NetworkThread &) = delete;
    NetworkThread &operator=(const NetworkThread &) = delete;

    /// Runs \a work once those before it are done, and waits for it. False as soon as \a stop is
    /// asked for: the work may still run, and is told that it is given up.
    bool run(Work work, std::stop_token stop);

    [[nodiscard]] SessionCost cost() const;

private:
    struct Shared;

    std::shared_ptr<Shared> m_shared;
};

} // namespace eid
