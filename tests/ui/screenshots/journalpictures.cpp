#include "journalpictures.h"

#include "core/journaling/journalkeeper.h"
#include "photographer.h"
#include "tests/ui/samples/samplestates.h"
#include "ui/base/button.h"
#include "ui/journal/journalnotice.h"
#include "ui/journal/journalpage.h"
#include "ui/window/pagestack.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>

namespace eid::ui {

namespace {

/// A safety net against pictures that never come about.
constexpr int patience = 10'000;

struct Done
{
    JournalAction action;
    QString slot = {};
    std::optional<ErrorCode> error = {};
    QString detail = {};
};

/// What a citizen's journal may look like.
const QList<Done> &someDeeds()
{
    static const QList<Done> deeds{
        {JournalAction::PinActivated},
        {JournalAction::PinVerified},
        {JournalAction::PinChanged, {}, ErrorCode::PinWrong, QStringLiteral("SW 63C2")},
        {JournalAction::PinChanged, {}, ErrorCode::PinStateUnknown, QStringLiteral("card-removed")},
        {JournalAction::PinSettled, {}, {}, QStringLiteral("pin-changed: new-valid")},
        {JournalAction::CertificateExported, QStringLiteral("9A")},
        {JournalAction::PinUnblocked},
        {JournalAction::JournalExported},
    };
    return deeds;
}

class JournalScene
{
public:
    JournalScene(Appearance &appearance, const QDir &folder, const QString &suffix)
        : m_photographer(appearance, folder, suffix,
            {.pinPage = {},
                .renewalPage = {},
                .banner = {},
                .notice = [this](QWidget *parent) { return new JournalNotice(m_keeper, parent); },
                .journalPage
                = [this](QWidget *parent) { return new JournalPage(m_keeper, parent); },
                .refresh = {},
                .now = &samples::now})
    {
        m_photographer.window().setState(samples::deskWith({samples::healthyCard()}));
    }

    void keep()
    {
        QDateTime time = samples::now();
        auto store = Store::open({.path = path(), .now = [&time] { return time; }});
        const auto hour = std::chrono::hours(31);
        time = time.addDuration(-hour * someDeeds().size());
        for (const Done &deed : someDeeds()) {
            time = time.addDuration(hour);
            if (!store
                || !Journal(*store).append({deed.action, store->cardReference(u"A1"_qs), deed.slot,
                    deed.error, deed.detail}))
                qFatal("The journal cannot be written");
        }
    }
    void tamper()
    {
        auto store = Store::open({.path = path()});
        if (!store
            || !store->database().execute(
                u"UPDATE journal SET outcome = 'ok' WHERE sequence = 3"_qs))
            qFatal("The journal cannot be changed");
    }
    void damage()
    {
        QFile file(path());
        if (!file.open(QIODevice::ReadWrite) || file.write(QByteArray(4096, 'x')) != 4096)
            qFatal("The records cannot be damaged");
    }

    void open()
    {
        m_photographer.window().pages()->goHome();
        m_photographer.window().openJournal();
        waitUntil([this] { return page()->findChild<Button *>(u"verify"_qs)->isEnabled(); });
    }
    void verify()
    {
        page()->findChild<Button *>(u"verify"_qs)->click();
        waitUntil([this] { return page()->findChild<Button *>(u"verify"_qs)->isEnabled(); });
    }
    void photograph(const QString &name) { m_photographer.photograph(name); }

private:
    [[nodiscard]] QString path() const { return m_data.filePath(u"records.sqlite"_qs); }
    [[nodiscard]] QWidget *page() { return m_photographer.window().pages()->current(); }

    static void waitUntil(const std::function<bool()> &condition)
    {
        QTimer timer;
        timer.setSingleShot(true);
        timer.start(patience);
        while (!condition() && timer.isActive())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (!condition())
            qFatal("The journal does not come");
    }

    QTemporaryDir m_data;
    JournalKeeper m_keeper{{.path = path()}};
    Photographer m_photographer;
};

} // namespace

void photographJournal(Appearance &appearance, const QDir &folder, const QString &suffix)
{
    JournalScene scene(appearance, folder, suffix);
    scene.open();
    scene.photograph(QStringLiteral("journal-empty"));
    scene.keep();
    scene.open();
    scene.photograph(QStringLiteral("journal"));
    scene.verify();
    scene.photograph(QStringLiteral("journal-intact"));
    scene.tamper();
    scene.verify();
    scene.photograph(QStringLiteral("journal-broken"));
    scene.damage();
    scene.open();
    scene.photograph(QStringLiteral("journal-set-aside"));
}

} // namespace eid::ui
