#pragma once

#include "app/eidctl/reports.h"

#include <QJsonObject>

namespace eid::ctl {

/// The document of face-cameras.schema.json.
QJsonObject jsonOfCameras(const QList<Camera> &cameras);
/// The document of face-picture.schema.json.
QJsonObject jsonOfPicture(const PictureReport &report);
/// The document of face-quality.schema.json.
QJsonObject jsonOfQuality(const QualityReport &report);

} // namespace eid::ctl
