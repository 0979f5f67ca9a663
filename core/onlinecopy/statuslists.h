#pragma once

#include "core/base/result.h"
#include "core/jose/statuslist.h"
#include "core/onlinecopy/onlinecopy.h"
#include "core/platform/platformsession.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <functional>
#include <mutex>
#include <stop_token>

namespace eid {

struct StatusPlace;

/// The status lists that the platform has shown (IETF Token Status List), for as long as each may
/// be kept; in memory alone.
///
/// Threads: any.
class StatusLists
{
public:
    /// How the copy at \a place stands at \a now. The list is asked for as nobody, whole, so that
    /// the platform does not learn whose copy it is about; it is signed by the issuer of copies.
    /// Unknown where there is no answer that holds.
    CopyStanding standingAt(const StatusPlace &place, const PlatformSettings &settings,
        const QDateTime &now, const PlatformSession::Options &session = {},
        std::stop_token stop = {});

    /// Asks anew the next time: something was done that changes them.
    void forget();

private:
    mutable std::mutex m_mutex; ///< never held while the platform is asked
    QHash<QString, StatusList> m_lists;
};

} // namespace eid
