#pragma once

#include "ui/window/appearance.h"

#include <QDir>

namespace eid::ui {

/// Goes through the PIN jobs in a window with a virtual card, typing as a user does, and
/// photographs each step.
void photographPinJobs(Appearance &appearance, const QDir &folder, const QString &suffix);

} // namespace eid::ui
