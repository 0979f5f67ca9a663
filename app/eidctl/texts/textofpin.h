#pragma once

#include "app/eidctl/reports.h"

#include <QString>

namespace eid::ctl {

/// "2 of 3 tries left", "blocked", "tries unknown".
QString textOfPinStatus(const PinStatus &status);
/// What a finished job has achieved, and how the PINs stand now.
QString textOfPinJob(const PinReport &report);
/// Which PIN (or PUK) is valid after \a job was cut short.
QString textOfVerdict(PinJob job, PinVerdict verdict);
/// The same where the new one was tried to find out.
QString textOfTrial(PinJob job, PinVerdict verdict);

} // namespace eid::ctl
