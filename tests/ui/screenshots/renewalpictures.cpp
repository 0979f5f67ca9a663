#include "renewalpictures.h"

#include "photographer.h"
#include "tests/core/renewal/onlinescene.h"
#include "tests/ui/samples/visibletexts.h"
#include "ui/base/button.h"
#include "ui/renewal/renewalpage.h"
#include "ui/window/pagestack.h"

#include <QApplication>
#include <QDateTime>
#include <QKeyEvent>

#include <functional>
#include <string_view>

namespace eid::ui {

namespace {

/// A user who renews a card.
class User
{
public:
    User(Appearance &appearance, const QDir &folder, const QString &suffix)
        : m_photographer(appearance, folder, suffix,
            {.pinPage = {},
                .renewalPage =
                    [this](const QString &reader, QWidget *parent) {
                        return new RenewalPage(desk(), *m_online.service, reader, parent);
                    },
                .banner = {},
                .refresh = {},
                .now = &QDateTime::currentDateTimeUtc})
    {
        QObject::connect(&desk(), &CardDesk::changed, &m_photographer.window(),
            [this] { m_photographer.window().setState(desk().state()); });
        m_photographer.window().setState(desk().state());
    }

    void open(RenewalStage first)
    {
        m_photographer.window().pages()->goHome();
        m_photographer.window().openJobIn(RenewalJob(), testing::RenewalBench::reader);
        reach(first);
    }
    void reach(RenewalStage stage)
    {
        waitUntil([&] { return page() != nullptr && page()->flow().stage() == stage; });
    }
    void wantAll()
    {
        press("all");
        waitUntil([&] {
            return page()->flow().stage() == RenewalStage::Offer
                && !page()->flow().plan().isEmpty();
        });
    }
    void reachStep(RenewalStep step)
    {
        waitUntil([&] {
            const auto &progress = page()->flow().progress();
            return progress && progress->step == step;
        });
    }
    void waitForCard()
    {
        waitUntil([&] { return page()->flow().isCardBack(); });
    }
    void press(const char *button)
    {
        // A view that has just been left lives on for a moment.
        for (Button *found : page()->findChildren<Button *>(QLatin1String(button))) {
            if (found->isVisible()) {
                found->click();
                settleLayouts();
                return;
            }
        }
        expect(false);
    }
    void type(std::string_view digits)
    {
        QWidget *focus = page()->firstFocus();
        focus->setFocus();
        for (const char digit : digits) {
            QKeyEvent event(
                QEvent::KeyPress, digit, Qt::NoModifier, QString(QChar::fromLatin1(digit)));
            QApplication::sendEvent(focus, &event);
        }
    }
    void photograph(const QString &name) { m_photographer.photograph(name); }
    testing::OnlineScene &online() { return m_online; }

private:
    CardDesk &desk() { return m_online.scene.bench.desk; }
    [[nodiscard]] RenewalPage *page()
    {
        return qobject_cast<RenewalPage *>(m_photographer.window().pages()->current());
    }
    void waitUntil(const std::function<bool()> &condition)
    {
        // Progress comes from the service and wakes the event loop as the desk's changes do.
        expect(m_online.scene.bench.waitUntil(condition));
        settleLayouts();
    }
    static void expect(bool isSo)
    {
        if (!isSo)
            qFatal("The pictures cannot be taken: the renewal does not go on");
    }

    testing::OnlineScene m_online;
    Photographer m_photographer;
};

} // namespace

void photographRenewal(Appearance &appearance, const QDir &folder, const QString &suffix)
{
    User user(appearance, folder, suffix);
    user.open(RenewalStage::Offer);
    user.photograph(QStringLiteral("renewal-nothing-due"));
    user.wantAll();
    user.photograph(QStringLiteral("renewal-offer"));
    user.press("go");
    user.reach(RenewalStage::PinEntry);
    user.type("471108");
    user.photograph(QStringLiteral("renewal-pin"));

    user.online().scene.contacts->arm(
        sandbox::parseFaults({QStringLiteral("pull-after=insDB")}).value());
    user.press("go");
    user.reachStep(RenewalStep::Enrolled);
    user.photograph(QStringLiteral("renewal-running"));
    user.reach(RenewalStage::Stopped);
    user.photograph(QStringLiteral("renewal-interrupted"));
    user.online().scene.bench.service.pull(testing::RenewalBench::reader);
    user.online().scene.bench.service.insert(
        testing::RenewalBench::reader, user.online().scene.contacts);
    user.waitForCard();
    user.photograph(QStringLiteral("renewal-resumable"));
    user.press("next");
    user.reach(RenewalStage::PinEntry);
    user.type("471108");
    user.press("go");
    user.reach(RenewalStage::Done);
    user.photograph(QStringLiteral("renewal-done"));
    user.online().platform.reset();
    user.open(RenewalStage::Offer);
    user.wantAll();
    user.press("go");
    user.reach(RenewalStage::PinEntry);
    user.type("471108");
    user.press("go");
    user.reach(RenewalStage::Failed);
    user.photograph(QStringLiteral("renewal-failed"));
}

} // namespace eid::ui
