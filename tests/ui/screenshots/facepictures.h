#pragma once

#include "ui/window/appearance.h"

#include <QDir>

namespace eid::ui {

/// Photographs a face sample from the choice of the camera until it is sent or kept, and what may
/// go wrong along the way.
void photographFaceSample(Appearance &appearance, const QDir &folder, const QString &suffix);

} // namespace eid::ui
