#pragma once

#include "core/base/result.h"
#include "tests/sandbox/load/loadcitizens.h"
#include "tests/sandbox/load/loadparty.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace eid::sandbox {

/// One authentication: \a ask answered by \a citizen.
struct LoadItem
{
    std::size_t citizen = 0; ///< index
    LoadAsk ask = {};
};

struct LoadOptions
{
    QString address; ///< of the platform
    QString clientId; ///< who has asked
    SslContext context;
    int threads = 8;
    std::optional<double> perSecond = {}; ///< how many begin a second; unset: as many as can be
    /// By citizen; handshakes resume those that are there, and put what they get in their place.
    std::vector<SslSession> *sessions = nullptr;
    bool resumes = false;
    /// Called after each, on its thread; false: no more are begun.
    std::function<bool()> goesOn = {};
};

struct LoadFigures
{
    /// By item: the status of the answer; 0 where there was none, -1 where it was not begun.
    std::vector<int> statuses;
    std::vector<double> milliseconds; ///< of those that were accepted, in rising order
    double seconds = 0; ///< of all together
    int resumed = 0; ///< handshakes
    QByteArray complaint; ///< what the first answer that is no acceptance said

    [[nodiscard]] int accepted() const { return static_cast<int>(milliseconds.size()); }
    [[nodiscard]] double perSecond() const { return accepted() / seconds; }
    /// The time in which \a share of them were done. Where they begin at a rate, time counts from
    /// when each should have begun.
    [[nodiscard]] double within(double share) const;
};

/// Has \a citizens answer: each connects anew, shows the certificate of the card, presents the copy
/// with a key binding of the moment, and has the platform's word that it is accepted.
LoadFigures runLoad(const std::vector<LoadCitizen> &citizens, const std::vector<LoadItem> &items,
    const LoadOptions &options);

} // namespace eid::sandbox
