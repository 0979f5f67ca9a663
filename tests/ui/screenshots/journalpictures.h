#pragma once

#include "ui/window/appearance.h"

#include <QDir>

namespace eid::ui {

/// Photographs the journal: empty, with entries, checked, found to be changed, and with records
/// that were set aside.
void photographJournal(Appearance &appearance, const QDir &folder, const QString &suffix);

} // namespace eid::ui
