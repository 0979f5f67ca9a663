#include "ui/window/preferences.h"

#include <QSettings>

#include <algorithm>
#include <iterator>
#include <utility>

namespace eid::ui {

namespace {

const QString languageKey = QStringLiteral("window/language");
const QString schemeKey = QStringLiteral("window/scheme");
const QString textSizeKey = QStringLiteral("window/textSize");
const QString remindersKey = QStringLiteral("window/remindsOfExpiry");

constexpr std::pair<const char *, Scheme> schemes[] = {
    {"system", Scheme::System},
    {"light", Scheme::Light},
    {"dark", Scheme::Dark},
};

constexpr std::pair<const char *, TextSize> textSizes[] = {
    {"standard", TextSize::Standard},
    {"large", TextSize::Large},
    {"largest", TextSize::Largest},
};

template <typename Value, std::size_t N>
Value valueOf(const QString &name, const std::pair<const char *, Value> (&table)[N])
{
    const auto *found = std::ranges::find_if(
        table, [&name](const auto &row) { return name == QLatin1String(row.first); });
    return found == std::end(table) ? table[0].second : found->second;
}

template <typename Value, std::size_t N>
QString nameOf(Value value, const std::pair<const char *, Value> (&table)[N])
{
    const auto *found
        = std::ranges::find_if(table, [value](const auto &row) { return row.second == value; });
    return QLatin1String(found->first);
}

} // namespace

Preferences loadPreferences(const QSettings &settings)
{
    return {.language = settings.value(languageKey).toString(),
        .scheme = valueOf(settings.value(schemeKey).toString(), schemes),
        .textSize = valueOf(settings.value(textSizeKey).toString(), textSizes),
        .remindsOfExpiry = settings.value(remindersKey, true).toBool()};
}

void savePreferences(const Preferences &preferences, QSettings &settings)
{
    settings.setValue(languageKey, preferences.language);
    settings.setValue(schemeKey, nameOf(preferences.scheme, schemes));
    settings.setValue(textSizeKey, nameOf(preferences.textSize, textSizes));
    settings.setValue(remindersKey, preferences.remindsOfExpiry);
}

} // namespace eid::ui
