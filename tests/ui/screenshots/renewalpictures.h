#pragma once

#include "ui/window/appearance.h"

#include <QDir>

namespace eid::ui {

/// Renews a virtual card at the reference platform in a window, typing as a user does, and
/// photographs each stage: running, cut short and done.
void photographRenewal(Appearance &appearance, const QDir &folder, const QString &suffix);

} // namespace eid::ui
