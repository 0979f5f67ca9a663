#pragma once

#include "ui/base/theme.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace eid::ui {

/// What the user has chosen about the tool itself. A value, kept in a QSettings.
struct Preferences
{
    QString language; ///< a code of Languages; empty: as the system has it
    Scheme scheme = Scheme::System;
    TextSize textSize = TextSize::Standard;
    bool remindsOfExpiry = true; ///< tells ahead that certificates end

    bool operator==(const Preferences &) const = default;
};

/// What cannot be understood is read as the default.
Preferences loadPreferences(const QSettings &settings);
void savePreferences(const Preferences &preferences, QSettings &settings);

} // namespace eid::ui
