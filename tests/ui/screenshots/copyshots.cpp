#include "copypictures.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

using namespace eid;
using namespace eid::ui;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    const QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    Appearance appearance(application, settings);
    const QString zh = QStringLiteral("zh_CN");
    const QString en = QStringLiteral("en");
    const std::pair<QString, Preferences> dresses[] = {
        {QString(), {zh, Scheme::Light, TextSize::Standard}},
        {QStringLiteral("-dark"), {zh, Scheme::Dark, TextSize::Standard}},
        {QStringLiteral("-english"), {en, Scheme::Light, TextSize::Standard}},
        {QStringLiteral("-large"), {zh, Scheme::Light, TextSize::Large}},
        {QStringLiteral("-largest-english"), {en, Scheme::Light, TextSize::Largest}},
    };
    for (const auto &[suffix, preferences] : dresses) {
        if (argc > 2 && suffix != QString::fromLocal8Bit(argv[2]))
            continue;
        appearance.setPreferences(preferences);
        photographCopies(appearance, folder, suffix);
    }
    return 0;
}
