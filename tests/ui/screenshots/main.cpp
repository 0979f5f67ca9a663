#include "copypictures.h"
#include "facepictures.h"
#include "journalpictures.h"
#include "photographer.h"
#include "pinpictures.h"
#include "renewalpictures.h"
#include "tests/ui/samples/samplestates.h"
#include "ui/base/page.h"
#include "ui/platform/platformpanel.h"
#include "ui/window/pagestack.h"

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>

using namespace eid;
using namespace eid::ui;

namespace {

struct Dress
{
    QString suffix;
    Preferences preferences;
    bool isWhole; ///< every state of the desk, and not the telling ones alone
};

QList<Dress> dresses()
{
    const QString chinese = QStringLiteral("zh_CN");
    const QString english = QStringLiteral("en");
    return {
        {{}, {chinese, Scheme::Light, TextSize::Standard}, true},
        {QStringLiteral("-dark"), {chinese, Scheme::Dark, TextSize::Standard}, false},
        {QStringLiteral("-english"), {english, Scheme::Light, TextSize::Standard}, false},
        {QStringLiteral("-large"), {chinese, Scheme::Light, TextSize::Large}, false},
        {QStringLiteral("-largest-english"), {english, Scheme::Light, TextSize::Largest}, false},
    };
}

QStringList parts()
{
    return {QStringLiteral("window"), QStringLiteral("pin"), QStringLiteral("renewal"),
        QStringLiteral("copies"), QStringLiteral("face"), QStringLiteral("journal")};
}

void photographStates(Photographer &photographer, bool all)
{
    static const QStringList telling{QStringLiteral("home"), QStringLiteral("no-reader"),
        QStringLiteral("pin-blocked"), QStringLiteral("certificates-troubled"),
        QStringLiteral("two-cards"), QStringLiteral("plain")};
    for (const samples::Sample &sample : samples::samples()) {
        if (!all && !telling.contains(sample.name))
            continue;
        photographer.window().setState(sample.state);
        photographer.photograph(sample.name);
    }
}

void photographPages(Photographer &photographer)
{
    photographer.window().setState(samples::deskWith({samples::healthyCard()}));
    photographer.window().openCertificate(KeySlot::Authentication);
    photographer.photograph(QStringLiteral("certificate"));
    photographer.window().openSettings();
    photographer.photograph(QStringLiteral("settings"));
    auto *panel = photographer.window().pages()->current()->findChild<PlatformPanel *>();
    auto *area = photographer.window().pages()->current()->findChild<QScrollArea *>();
    panel->proxy()->button(static_cast<int>(ProxyMode::Manual))->click();
    panel->address()->setText(QStringLiteral("https://eid.example.cn"));
    area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    photographer.photograph(QStringLiteral("settings-platform"));
    photographer.window().openAbout();
    photographer.photograph(QStringLiteral("about"));
    photographer.window().pages()->goHome();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    application.setApplicationVersion(QStringLiteral(EID_VERSION));
    const QStringList arguments = application.arguments();
    if (argc < 2 || argc > 3 || (argc == 3 && !parts().contains(arguments.at(2)))) {
        std::fprintf(stderr, "Usage: eid-maintenance-screenshots FOLDER [%s]\n",
            qPrintable(parts().join(u'|')));
        return 2;
    }
    const auto isWanted = [&arguments](int part) {
        return arguments.size() == 2 || arguments.at(2) == parts().at(part);
    };
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));

    const QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    Appearance appearance(application, settings);
    PlatformDesk platform({scratch.filePath(QStringLiteral("system.ini")),
        scratch.filePath(QStringLiteral("platform.ini"))});
    for (const Dress &dress : dresses()) {
        appearance.setPreferences(dress.preferences);
        if (isWanted(0)) {
            Photographer photographer(appearance, folder, dress.suffix,
                {.pinPage = {},
                    .renewalPage = {},
                    .banner = {},
                    .moreSettings
                    = [&platform](QWidget *parent) { return new PlatformPanel(platform, parent); },
                    .refresh = {},
                    .now = &samples::now});
            photographStates(photographer, dress.isWhole);
            photographPages(photographer);
        }
        if (isWanted(1))
            photographPinJobs(appearance, folder, dress.suffix);
        if (isWanted(2))
            photographRenewal(appearance, folder, dress.suffix);
        if (isWanted(3))
            photographCopies(appearance, folder, dress.suffix);
        if (isWanted(4))
            photographFaceSample(appearance, folder, dress.suffix);
        if (isWanted(5))
            photographJournal(appearance, folder, dress.suffix);
    }
    return 0;
}
