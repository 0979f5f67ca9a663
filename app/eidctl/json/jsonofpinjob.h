#pragma once

#include "app/eidctl/reports.h"

#include <QJsonObject>

namespace eid::ctl {

/// "pin-change", "puk-change": as the commands are called.
QString jsonName(PinJob job);

/// The "pinStatus" object of common.schema.json; what the card does not tell is null.
QJsonObject jsonOfPinStatus(const PinStatus &status);

/// The document of pin-job.schema.json.
QJsonObject jsonOfPinJob(const PinReport &report);

} // namespace eid::ctl
