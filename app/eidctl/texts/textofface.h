#pragma once

#include "app/eidctl/reports.h"

#include <QString>

namespace eid::ctl {

/// A line for each camera: its name, and what --source takes.
QString textOfCameras(const QList<Camera> &cameras);
/// What was taken, and its measures.
QString textOfPicture(const PictureReport &report);
/// A line for each measure, with what it is worth and whether it holds.
QString textOfQuality(const QualityReport &report);

} // namespace eid::ctl
