#include "app/desktop/link.h"
#include "app/desktop/singleinstance.h"
#include "core/card/carddesk.h"
#include "core/journaling/journalkeeper.h"
#include "core/pin/pinservice.h"
#include "core/platform/platformdesk.h"
#include "core/renewal/renewalservice.h"
#include "core/store/storefile.h"
#include "displayguard.h"
#include "traynotice.h"
#include "ui/journal/journalnotice.h"
#include "ui/journal/journalpage.h"
#include "ui/pin/interruptedbanner.h"
#include "ui/pin/pinpages.h"
#include "ui/platform/platformpanel.h"
#include "ui/renewal/expiryreminder.h"
#include "ui/renewal/renewalpage.h"
#include "ui/window/appearance.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>

#include <cstdio>
#include <functional>
#include <optional>
#include <string_view>

using namespace eid;
using namespace eid::ui;

namespace {

constexpr auto version = EID_VERSION;

/// What can be answered without a display. The exit status, if that was all.
std::optional<int> answerWithoutWindow(int argc, char *argv[])
{
    for (int index = 1; index < argc; ++index) {
        const std::string_view argument(argv[index]);
        if (argument == "--version") {
            std::printf("eid-maintenance %s\n", version);
            return 0;
        }
        if (argument == "--help" || argument == "-h") {
            std::puts(
                "Usage: eid-maintenance [--help] [--version] [LINK]\n"
                "Opens the window of the eID Maintenance Tool. For scripts there is eidctl.\n"
                "\n"
                "  LINK  openid4vp:… or openid-credential-offer:…, as a browser hands it on;\n"
                "        the window that is open already shows it");
            return 0;
        }
    }
    return std::nullopt;
}

/// The link that the program was started for, if any. Nothing at all, and the reason on standard
/// error, where an argument is not understood.
std::optional<std::optional<QString>> linkOfArguments(const QStringList &arguments)
{
    if (arguments.size() <= 1)
        return std::optional<QString>();
    // What is wrong is not repeated: whoever made the link would write to the terminal.
    if (const auto link = linkOf(arguments.at(1)); link && arguments.size() == 2)
        return link;
    std::fputs("eid-maintenance: The argument is no link that it understands.\n"
               "Try eid-maintenance --help.\n",
        stderr);
    return std::nullopt;
}

} // namespace

int main(int argc, char *argv[])
{
    if (const auto status = answerWithoutWindow(argc, argv))
        return *status;

    auto guard = std::make_optional<DisplayGuard>();
    QApplication application(argc, argv);
    guard.reset();
    QApplication::setApplicationName(QStringLiteral("eid-maintenance"));
    QApplication::setApplicationVersion(QLatin1String(version));
    QApplication::setDesktopFileName(QStringLiteral("eid-maintenance"));

    const auto link = linkOfArguments(QApplication::arguments());
    if (!link)
        return 2;
    SingleInstance instance(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation),
        instanceName(defaultStorePath()));
    if (instance.begin(*link) == SingleInstance::Role::HandedOver)
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
    InterruptedBanner *banner = nullptr;
    MainWindow window(
        {
            .pinPage = [&pages](PinJob job, const QString &reader,
                           QWidget *parent) { return pages.create(job, reader, parent); },
            .renewalPage
            = [&](const QString &reader,
                  QWidget *parent) { return new RenewalPage(desk, renewals, reader, parent); },
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
    const std::function<void(const QString &)> openLink = [&window](const QString &) {
        window.showNormal();
        window.raise();
        window.activateWindow();
    };
    QObject::connect(&instance, &SingleInstance::linkReceived, &window, openLink);
    window.show();
    if (*link)
        openLink(**link);
    desk.start();
    return QApplication::exec();
}
