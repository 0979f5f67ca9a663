#pragma once

#include "app/eidctl/arguments.h"
#include "app/eidctl/reports.h"

namespace eid::ctl {

/// --show-id, for the commands that show the holder.
QCommandLineOption idNumberOption();
IdNumberDisplay idNumberDisplay(const Arguments &arguments);

} // namespace eid::ctl
