#pragma once

#include "app/eidctl/failure.h"
#include "app/eidctl/reports.h"

#include <optional>

namespace eid::ctl {

/// A line for each credential: what is done with it, and why.
QString textOfRenewalPlan(const RenewalPlanReport &report);
/// A line for each credential, and what it cost.
QString textOfRenewal(const RenewalReport &report);
/// One line when a step begins; empty where there is nothing to say.
QString textOfProgress(const RenewalProgress &progress);
/// How the card stands after a failure. \a last: the step that was under way, if any was.
QString textOfStand(RenewalStand stand, const std::optional<RenewalProgress> &last);

} // namespace eid::ctl
