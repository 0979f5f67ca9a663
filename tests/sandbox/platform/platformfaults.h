#pragma once

#include "core/base/result.h"
#include "tests/sandbox/platform/serveridentity.h"

#include <QStringList>

#include <chrono>
#include <mutex>
#include <optional>
#include <vector>

namespace eid::sandbox {

/// One misbehaviour at one request, or at every one.
struct PlatformFault
{
    enum class Kind {
        Delay, ///< the right answer comes late
        DropBefore, ///< the connection breaks before anything was done
        DropAfter, ///< everything is done, and the connection breaks instead of the answer
        Twice, ///< the whole answer comes twice
        TwiceBody, ///< the body comes twice, beyond its announced length
        GarbageStatus, ///< a status line that is none
        GarbageJson, ///< a body that looks like JSON and is none
        GarbageBase64, ///< a body that looks like base64 and is none
        Status, ///< nothing is done; the status is the answer
        Pending, ///< ask again later: 202 of simplereenroll, "judging" of face-upload, face-append
        BreakIn, ///< the connection breaks within the body, which is kept so far; of the same two
        Cut, ///< octets are missing at the end of the body, and the connection ends
        DiskFull, ///< there is no room to keep what was done
    };

    Kind kind = Kind::DropBefore;
    std::optional<int> request; ///< the n-th that goes to the route, from 1; unset: every one
    QString route; ///< a Route's name; empty: any
    std::chrono::milliseconds delay{0}; ///< Delay
    int status = 500; ///< Status
    std::optional<int> retryAfter; ///< Status, Pending: seconds
    int octets = 0; ///< Cut: missing; BreakIn: kept

    bool operator==(const PlatformFault &) const = default;
};

/// Everything that shall go wrong with the platform.
struct PlatformFaultPlan
{
    std::vector<PlatformFault> faults;
    ServerCertificate certificate = ServerCertificate::Good;
    std::chrono::seconds clockSkew{0}; ///< how much the platform's clock is ahead

    bool operator==(const PlatformFaultPlan &) const = default;
};

/// The plan that the words name. At the N-th request, counted from 1, or at every one (`*`), and,
/// with `@ROUTE` at the end, at those of one route alone: `delay=N:MS`, `drop-before=N`,
/// `drop-after=N`, `twice=N`, `twice-body=N`, `garbage=N:status|json|base64`,
/// `status=N:503[:SECONDS]`, `pending=N:SECONDS`, `cut=N:OCTETS`, `break-in=N:OCTETS@face-append`,
/// `disk-full=N`. For the whole
/// platform: `certificate=good|expired|not-yet-valid|wrong-host|self-signed|untrusted|revoked|
/// sha1|rsa1024` and `clock=SECONDS`, which may be negative. Routes are called as in
/// platformRoutes(). Fails with InvalidArgument; the detail names the word.
Result<PlatformFaultPlan> parsePlatformFaults(const QStringList &specs);

/// The faults that are still to come.
///
/// Threads: every function may be called from any thread.
class FaultQueue
{
public:
    /// Begins anew: requests are counted from 1 again.
    void arm(std::vector<PlatformFault> faults);
    /// Counts a request to \a route, and takes out what shall go wrong with it.
    std::vector<PlatformFault> take(const QString &route);
    /// Faults of one request that have not come yet.
    [[nodiscard]] int left() const;

private:
    struct Waiting
    {
        PlatformFault fault;
        int seen = 0;
        bool spent = false;
    };

    mutable std::mutex m_mutex;
    std::vector<Waiting> m_waiting;
};

} // namespace eid::sandbox
