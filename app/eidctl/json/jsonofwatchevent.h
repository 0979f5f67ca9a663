#pragma once

#include "app/eidctl/reports.h"

#include <QDateTime>
#include <QJsonObject>

namespace eid::ctl {

/// The document of watch-event.schema.json; \a now is when it was seen.
QJsonObject jsonOfWatchEvent(
    const WatchEvent &event, IdNumberDisplay idNumbers, const QDateTime &now);

} // namespace eid::ctl
