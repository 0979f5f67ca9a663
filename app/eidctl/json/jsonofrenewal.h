#pragma once

#include "app/eidctl/failure.h"
#include "app/eidctl/reports.h"

#include <QJsonObject>

namespace eid::ctl {

/// "unchanged", "cut-short".
QString jsonName(RenewalStand stand);

/// The document of renewal-plan.schema.json.
QJsonObject jsonOfRenewalPlan(const RenewalPlanReport &report);
/// The document of renewal.schema.json.
QJsonObject jsonOfRenewal(const RenewalReport &report);

} // namespace eid::ctl
