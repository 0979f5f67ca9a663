#include "app/desktop/instanceplace.h"
#include "app/desktop/singleinstance.h"
#include "commandline.h"
#include "core/base/sharedlibrary.h"
#include "core/card/carddesk.h"
#include "core/facesample/facesampleservice.h"
#include "core/journaling/journalkeeper.h"
#include "core/onlinecopy/onlinecopyservice.h"
#include "core/pin/pinservice.h"
#include "core/platform/platformdesk.h"
#include "core/renewal/renewalservice.h"
#include "core/store/storefile.h"
#include "displayguard.h"
#include "traynotice.h"
#include "ui/face/facepage.h"
#include "ui/journal/journalnotice.h"
#include "ui/journal/journalpage.h"
#include "ui/onlinecopy/copiespage.h"
#include "ui/onlinecopy/linkpage.h"
#include "ui/onlinecopy/losspage.h"
#include "ui/onlinecopy/offerpage.h"
#include "ui/pin/interruptedbanner.h"
#include "ui/pin/pinpages.h"
#include "ui/platform/platformpanel.h"
#include "ui/renewal/expiryreminder.h"
#include "ui/renewal/renewalpage.h"
#include "ui/window/appearance.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QSettings>

#include <functional>
#include <optional>

using namespace eid;
using namespace eid::ui;

int main(int argc, char *argv[])
{
    SharedLibrary::ignoreWorkingFolder();
    if (const auto status = answerWithoutWindow(argc, argv))
        return *status;

    auto guard = std::make_optional<DisplayGuard>();
    QApplication application(argc, argv);
    guard.reset();
#ifdef Q_OS_WIN
    // That of Windows draws with pictures of the system, which stay light in a dark theme.
    QApplication::setStyle(QStringLiteral("Fusion"));
#endif
    QApplication::setApplicationName(QStringLiteral("eid-maintenance"));
    QApplication::setApplicationVersion(QStringLiteral(EID_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("eid-maintenance"));
    const auto commandLine = readCommandLine(QApplication::arguments());
    if (!commandLine)
        return 2;

    SingleInstance instance(instanceFolder(), instanceName(defaultStorePath()));
    if (instance.begin(commandLine->link) == SingleInstance::Role::HandedOver)
        return 0;

    // One file below XDG_CONFIG_HOME, whatever the organisation is called.
    QSettings settings(QSettings::IniFormat, QSettings::UserScope,
        QStringLiteral("eid-maintenance"), QStringLiteral("eid-maintenance"));
    Appearance appearance(application, settings);

    CardDesk desk;
    PinService pins(desk);
    const PinPages pages(desk, pins);
    JournalKeeper journal({.path = defaultStorePath()});
    QObject::connect(&pins, &PinService::concluded, &journal,
        [&journal](const PinJobEnd &end) { journal.record(eventOf(end)); });
    PlatformDesk platform(defaultPlatformSettingsFiles());
    RenewalService renewals(desk,
        {.records = defaultStorePath(), .platform = [&platform] { return platform.settings(); }});
    FaceSampleService samples(desk,
        {.records = defaultStorePath(), .platform = [&platform] { return platform.settings(); }});
    OnlineCopyService onlineCopies(desk,
        {.records = defaultStorePath(), .platform = [&platform] { return platform.settings(); }});
    const auto copyBackend = backendOf(onlineCopies);
    MainWindow *shown = nullptr;
    const CopyServices copies{.desk = desk,
        .copies = *copyBackend,
        .cameras = {.film = commandLine->film},
        .follow = [&shown](const QString &link) { shown->openLink(link); }};
    InterruptedBanner *banner = nullptr;
    MainWindow window(
        {
            .pinPage = [&pages](PinJob job, const QString &reader,
                           QWidget *parent) { return pages.create(job, reader, parent); },
            .renewalPage
            = [&](const QString &reader,
                  QWidget *parent) { return new RenewalPage(desk, renewals, reader, parent); },
            .facePage =
                [&](const QString &reader, QWidget *parent) {
                    return new FacePage({desk, samples, commandLine->film}, reader, parent);
                },
            .copiesPage = [&](const QString &reader,
                              QWidget *parent) { return new CopiesPage(copies, reader, parent); },
            .codePage = [&](const QString &reader,
                            QWidget *parent) { return new OfferPage(copies, reader, {}, parent); },
            .lossPage = [&](const QString &reader,
                            QWidget *parent) { return new LossPage(copies, reader, parent); },
            .linkPage =
                [&](const QString &opened, const QString &reader, std::function<void()> takeSample,
                    QWidget *parent) {
                    return makeLinkPage(copies, opened, reader, std::move(takeSample), parent);
                },
            .banner =
                [&](QWidget *parent) {
                    banner = new InterruptedBanner(desk, pins, parent);
                    return banner;
                },
            .notice = [&](QWidget *parent) { return new JournalNotice(journal, parent); },
            .journalPage = [&](QWidget *parent) { return new JournalPage(journal, parent); },
            .moreSettings
            = [&platform](QWidget *parent) { return new PlatformPanel(platform, parent); },
            .certificateSaved
            = [&](const QString &serial,
                  KeySlot slot) { journal.record(eventOfCertificateExport(serial, slot)); },
            .refresh = [&desk](const QString &reader) { desk.refresh(reader); },
            .now = &QDateTime::currentDateTimeUtc,
        },
        appearance);
    shown = &window;

    ExpiryReminder reminder(settings, {.now = &QDateTime::currentDateTimeUtc, .isSilenced = [&] {
                                           return !appearance.preferences().remindsOfExpiry;
                                       }});
    TrayNotice notice;
    QString remindedReader;
    QObject::connect(&reminder, &ExpiryReminder::reminded, &notice,
        [&](const QString &reader, const QString &title, const QString &text) {
            remindedReader = reader;
            notice.show(title, text);
        });
    QObject::connect(&notice, &TrayNotice::followed, &window, [&] {
        window.showNormal();
        window.raise();
        window.activateWindow();
        window.openJobIn(RenewalJob(), remindedReader);
    });
    QObject::connect(&desk, &CardDesk::changed, &window, [&] {
        window.setState(desk.state());
        reminder.setState(desk.state());
    });
    QObject::connect(banner, &InterruptedBanner::settleRequested, &window, &MainWindow::openJobIn);
    QObject::connect(&instance, &SingleInstance::linkReceived, &window, &MainWindow::openLink);
    window.show();
    desk.start();
    if (commandLine->link)
        window.openLink(*commandLine->link);
    return QApplication::exec();
}
