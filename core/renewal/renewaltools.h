#pragma once

#include "core/card/cardlease.h"
#include "core/card/jobpin.h"
#include "core/renewal/renewalprogress.h"

#include <QDateTime>

#include <functional>
#include <memory>
#include <stop_token>

namespace eid {

class RenewalLedger;
class RenewalPlatform;

/// What a renewal works with. References outlive the work.
struct RenewalTools
{
    std::shared_ptr<CardLease> lease;
    std::shared_ptr<JobPin> pin;
    RenewalPlatform &platform;
    RenewalLedger &ledger;
    std::function<QDateTime()> now; ///< UTC
    std::function<void(const RenewalProgress &)> progress; ///< on the thread that does the work
    std::stop_token stop;
};

} // namespace eid
