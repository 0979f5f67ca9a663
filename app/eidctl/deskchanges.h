#pragma once

#include "app/eidctl/reports.h"

#include <QList>

namespace eid::ctl {

/// What is different in \a now, one event each: first the service, then readers that went, readers
/// that came, and cards. Against an empty \a before, all there is.
QList<WatchEvent> changesBetween(const DeskState &before, const DeskState &now);

} // namespace eid::ctl
