#include "ui/window/settingspage.h"

#include "ui/window/appearance.h"
#include "ui/window/choice.h"

#include <QBoxLayout>

namespace eid::ui {

SettingsPage::SettingsPage(Appearance &appearance,
    const std::function<QWidget *(QWidget *parent)> &makeMore, QWidget *parent)
    : Page(parent)
    , m_appearance(appearance)
    , m_language(new Choice(static_cast<int>(Languages::codes().size()) + 1, this))
    , m_scheme(new Choice(3, this))
    , m_textSize(new Choice(3, this))
    , m_reminders(new Choice(2, this))
{
    body()->addWidget(m_language);
    body()->addWidget(m_textSize);
    body()->addWidget(m_scheme);
    body()->addWidget(m_reminders);
    if (makeMore)
        body()->addWidget(makeMore(this));

    // Option 0 of the language is the system's, the others are in the order of codes().
    connect(m_language, &Choice::chosen, this, [this](int option) {
        Preferences preferences = m_appearance.preferences();
        preferences.language = option == 0 ? QString() : Languages::codes().at(option - 1);
        m_appearance.setPreferences(preferences);
    });
    connect(m_scheme, &Choice::chosen, this, [this](int option) {
        Preferences preferences = m_appearance.preferences();
        preferences.scheme = static_cast<Scheme>(option);
        m_appearance.setPreferences(preferences);
    });
    connect(m_textSize, &Choice::chosen, this, [this](int option) {
        Preferences preferences = m_appearance.preferences();
        preferences.textSize = static_cast<TextSize>(option);
        m_appearance.setPreferences(preferences);
    });
    connect(m_reminders, &Choice::chosen, this, [this](int option) {
        Preferences preferences = m_appearance.preferences();
        preferences.remindsOfExpiry = option == 0;
        m_appearance.setPreferences(preferences);
    });
    SettingsPage::retranslate();
}

void SettingsPage::retranslate()
{
    setTitle(tr("Settings"));
    QStringList languages{tr("As the system has it")};
    for (const QString &code : Languages::codes())
        languages << Languages::nameOf(code);
    // Whoever landed in the wrong language has to find this one.
    m_language->setWords(tr("Language / 语言"), languages);
    m_scheme->setWords(tr("Light or dark"), {tr("As the system has it"), tr("Light"), tr("Dark")});
    m_textSize->setWords(tr("Size of the text"), {tr("Standard"), tr("Large"), tr("Very large")});

    m_reminders->setWords(
        tr("Tell me 90, 30, 7 days and 1 day before a certificate ends"), {tr("Yes"), tr("No")});

    const Preferences &preferences = m_appearance.preferences();
    m_reminders->setCurrent(preferences.remindsOfExpiry ? 0 : 1);
    m_language->setCurrent(static_cast<int>(Languages::codes().indexOf(preferences.language)) + 1);
    m_scheme->setCurrent(static_cast<int>(preferences.scheme));
    m_textSize->setCurrent(static_cast<int>(preferences.textSize));
}

} // namespace eid::ui
