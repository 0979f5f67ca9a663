#include "tests/ui/samples/samplestates.h"
#include "tests/ui/samples/visibletexts.h"
#include "ui/window/appearance.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>

using namespace eid;
using namespace eid::ui;

namespace {

/// Renders the window into files, one for each state it can show.
class Photographer
{
public:
    Photographer(Appearance &appearance, const QDir &folder)
        : m_appearance(appearance)
        , m_folder(folder)
        , m_window({.pinPage = {}, .banner = {}, .refresh = {}, .now = &samples::now}, appearance)
    {
        m_window.resize(1040, 720);
        m_window.show();
    }

    void dress(const QString &suffix, const Preferences &preferences)
    {
        m_suffix = suffix;
        m_appearance.setPreferences(preferences);
    }

    void photograph(const QString &name, const DeskState &state)
    {
        m_window.setState(state);
        photograph(name);
    }

    void photograph(const QString &name)
    {
        settleLayouts();
        const QString path = m_folder.filePath(name + m_suffix + QStringLiteral(".png"));
        if (m_window.grab().save(path))
            std::printf("%s\n", qPrintable(path));
    }

    MainWindow &window() { return m_window; }

private:
    Appearance &m_appearance;
    QDir m_folder;
    QString m_suffix;
    MainWindow m_window;
};

void photographPages(Photographer &photographer)
{
    photographer.window().setState(samples::deskWith({samples::healthyCard()}));
    photographer.window().openCertificate(KeySlot::Authentication);
    photographer.photograph(QStringLiteral("certificate"));
    photographer.window().openSettings();
    photographer.photograph(QStringLiteral("settings"));
    photographer.window().openAbout();
    photographer.photograph(QStringLiteral("about"));
    photographer.window().pages()->goHome();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    application.setApplicationVersion(QStringLiteral(EID_VERSION));
    if (argc != 2) {
        std::fputs("Usage: eid-maintenance-screenshots FOLDER\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));

    const QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    Appearance appearance(application, settings);
    Photographer photographer(appearance, folder);

    const QString chinese = QStringLiteral("zh_CN");
    const QString english = QStringLiteral("en");
    photographer.dress({}, {chinese, Scheme::Light, TextSize::Standard});
    for (const samples::Sample &sample : samples::samples())
        photographer.photograph(sample.name, sample.state);
    photographPages(photographer);

    const struct
    {
        QString suffix;
        Preferences preferences;
    } dresses[] = {
        {QStringLiteral("-dark"), {chinese, Scheme::Dark, TextSize::Standard}},
        {QStringLiteral("-english"), {english, Scheme::Light, TextSize::Standard}},
        {QStringLiteral("-large"), {chinese, Scheme::Light, TextSize::Large}},
        {QStringLiteral("-largest-english"), {english, Scheme::Light, TextSize::Largest}},
    };
    for (const auto &dress : dresses) {
        photographer.dress(dress.suffix, dress.preferences);
        for (const samples::Sample &sample : samples::samples()) {
            static const QStringList telling{QStringLiteral("home"), QStringLiteral("no-reader"),
                QStringLiteral("pin-blocked"), QStringLiteral("certificates-troubled"),
                QStringLiteral("two-cards"), QStringLiteral("plain")};
            if (telling.contains(sample.name))
                photographer.photograph(sample.name, sample.state);
        }
        photographPages(photographer);
    }
    return 0;
}
