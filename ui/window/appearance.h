#pragma once

#include "translations/languages.h"
#include "ui/base/theme.h"
#include "ui/window/preferences.h"

QT_BEGIN_NAMESPACE
class QApplication;
class QSettings;
QT_END_NAMESPACE

namespace eid::ui {

/// The preferences in force: applied to the application at once, and kept.
class Appearance
{
public:
    /// Applies what \a settings hold. Both outlive it.
    Appearance(QApplication &application, QSettings &settings);

    [[nodiscard]] const Preferences &preferences() const { return m_preferences; }
    void setPreferences(const Preferences &preferences);

    /// The code of the language in use.
    [[nodiscard]] const QString &language() const { return m_languages.current(); }

private:
    void apply();

    QSettings &m_settings;
    Theme m_theme;
    Languages m_languages;
    Preferences m_preferences;
};

} // namespace eid::ui
