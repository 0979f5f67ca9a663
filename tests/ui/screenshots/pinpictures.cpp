#include "pinpictures.h"

#include "core/pin/pinservice.h"
#include "photographer.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/ui/samples/visibletexts.h"
#include "ui/pin/pinpage.h"
#include "ui/pin/pinpages.h"
#include "ui/window/pagestack.h"

#include <QApplication>
#include <QDateTime>
#include <QKeyEvent>

#include <memory>
#include <string_view>

namespace eid::ui {

namespace {

const QString reader = QStringLiteral("Demo Reader 00 00");

/// A user with a card, a reader and a keyboard.
class User
{
public:
    User(Appearance &appearance, const QDir &folder, const QString &suffix)
        : m_card(sandbox::makeDemoCard(*sandbox::findDemoCitizen(QStringLiteral("default"))))
        , m_pins(m_desk.desk)
        , m_pages(m_desk.desk, m_pins)
        , m_photographer(appearance, folder, suffix,
              {.pinPage = [this](PinJob job, const QString &where,
                              QWidget *parent) { return m_pages.create(job, where, parent); },
                  .renewalPage = {},
                  .banner = {},
                  .refresh = {},
                  .now = &QDateTime::currentDateTimeUtc})
    {
        QObject::connect(&m_desk.desk, &CardDesk::changed, &m_photographer.window(),
            [this] { m_photographer.window().setState(m_desk.desk.state()); });
        m_desk.service.addReader(reader);
        m_desk.desk.start();
        insert();
    }

    void insert() { expect(m_desk.insertAndRead(reader, m_card)); }
    void pull()
    {
        m_desk.service.pull(reader);
        expect(m_desk.waitFor(reader, CardPhase::Empty));
    }
    void setTries(int pin, int puk)
    {
        pull();
        expect(m_card->setTriesLeft(sandbox::PivReference::Pin, pin).has_value());
        expect(m_card->setTriesLeft(sandbox::PivReference::Puk, puk).has_value());
        insert();
    }

    void open(PinJob job, PinStep first)
    {
        m_photographer.window().pages()->goHome();
        m_photographer.window().openJobIn(job, reader);
        reach(first);
    }
    void reach(PinStep step)
    {
        expect(m_desk.waitUntil([&] {
            const auto *page = qobject_cast<PinPage *>(m_photographer.window().pages()->current());
            return page != nullptr && page->flow().step() == step;
        }));
        settleLayouts();
    }
    void type(std::string_view digits)
    {
        for (const char digit : digits)
            press(digit, QChar::fromLatin1(digit));
    }
    void enter() { press(Qt::Key_Return, u'\r'); }
    void photograph(const QString &name) { m_photographer.photograph(name); }

private:
    static void expect(bool isSo)
    {
        if (!isSo)
            qFatal("The pictures cannot be taken: the window does not go on");
    }
    void press(int key, QChar text)
    {
        QWidget *focus = QApplication::focusWidget();
        expect(focus != nullptr);
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, Qt::NoModifier, text);
            QApplication::sendEvent(focus, &event);
        }
        settleLayouts();
    }

    std::shared_ptr<sandbox::VirtualPivCard> m_card;
    testing::TestDesk m_desk;
    PinService m_pins;
    PinPages m_pages;
    Photographer m_photographer;
};

} // namespace

void photographPinJobs(Appearance &appearance, const QDir &folder, const QString &suffix)
{
    User user(appearance, folder, suffix);

    user.open(PinJob::ChangePin, PinStep::CurrentEntry);
    user.photograph(QStringLiteral("pin-change-current"));
    user.type("904417");
    user.enter();
    user.reach(PinStep::NewEntry);
    user.type("123123");
    user.photograph(QStringLiteral("pin-change-refused"));
    user.open(PinJob::ChangePin, PinStep::CurrentEntry);
    user.type("904417");
    user.enter();
    user.reach(PinStep::NewEntry);
    user.type("285193");
    user.enter();
    user.type("285193");
    user.photograph(QStringLiteral("pin-change-new"));
    user.enter();
    user.reach(PinStep::CurrentEntry);
    user.photograph(QStringLiteral("pin-change-wrong"));
    user.type("471108");
    user.enter();
    user.reach(PinStep::Done);
    user.photograph(QStringLiteral("pin-change-done"));

    user.setTries(1, 3);
    user.open(PinJob::VerifyPin, PinStep::Consent);
    user.photograph(QStringLiteral("last-try"));
    user.setTries(0, 3);
    user.open(PinJob::UnblockPin, PinStep::CurrentEntry);
    user.photograph(QStringLiteral("pin-unblock"));
    user.setTries(0, 0);
    user.open(PinJob::UnblockPin, PinStep::Failed);
    user.photograph(QStringLiteral("puk-blocked-job"));
    user.setTries(3, 3);
    user.open(PinJob::ChangePin, PinStep::CurrentEntry);
    user.pull();
    user.reach(PinStep::AwaitCard);
    user.photograph(QStringLiteral("pin-change-pulled"));
}

} // namespace eid::ui
