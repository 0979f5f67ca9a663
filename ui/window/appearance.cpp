#include "ui/window/appearance.h"

#include <QApplication>
#include <QSettings>

namespace eid::ui {

Appearance::Appearance(QApplication &application, QSettings &settings)
    : m_settings(settings)
    , m_theme(application)
    , m_languages(application)
    , m_preferences(loadPreferences(settings))
{
    apply();
}

void Appearance::setPreferences(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    m_preferences = preferences;
    savePreferences(m_preferences, m_settings);
    apply();
}

void Appearance::apply()
{
    m_languages.apply(m_preferences.language);
    m_theme.apply(m_preferences.scheme, m_preferences.textSize);
}

} // namespace eid::ui
