#pragma once

#include "ui/window/appearance.h"

#include <QDir>

namespace eid::ui {

/// Photographs the pages of the online copies in each of their states: the copies, taking an offer,
/// answering requests of several kinds, and a lost card.
void photographCopies(Appearance &appearance, const QDir &folder, const QString &suffix);

} // namespace eid::ui
