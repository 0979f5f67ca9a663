#pragma once

#include "app/eidctl/reports.h"

#include <QDateTime>
#include <QString>

namespace eid::ctl {

/// One line; \a now is when it was seen.
QString textOfWatchEvent(const WatchEvent &event, const QDateTime &now);

} // namespace eid::ctl
