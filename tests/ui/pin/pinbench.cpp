#include "pinbench.h"

#include "tests/sandbox/demo/democard.h"
#include "ui/base/button.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/pin/pinfield.h"

#include <QTest>

using namespace eid::sandbox;

namespace eid::ui {

Bytes octetsOf(std::string_view digits)
{
    return Bytes(digits.begin(), digits.end());
}

PinBench::PinBench(const DemoCitizen &citizen, PinBenchSetting setting)
    : card(makeDemoCard(citizen))
    , m_contacts(std::make_shared<FaultyCard>(card))
    , desk({[this] { return Result<std::shared_ptr<const PcscApi>>(pcsc.api()); },
          setting.commandTimeout})
    , service(desk)
    , pages(desk, service)
{
    pcsc.addReader(reader, setting.reader);
    desk.start();
}

PinBench::~PinBench() = default;

bool PinBench::settle()
{
    return QTest::qWaitFor(
        [this] {
            const CardState *state = desk.state().find(reader);
            return state != nullptr
                && (state->phase == CardPhase::Complete || state->phase == CardPhase::Failed);
        },
        patience);
}

bool PinBench::insert()
{
    pcsc.insert(reader, m_contacts);
    return settle();
}

bool PinBench::insertOther(const DemoCitizen &citizen)
{
    pcsc.insert(reader, makeDemoCard(citizen));
    return settle();
}

void PinBench::pull()
{
    pcsc.pull(reader);
    const bool empty = QTest::qWaitFor(
        [this] {
            const CardState *state = desk.state().find(reader);
            return state == nullptr || state->phase == CardPhase::Empty;
        },
        patience);
    QVERIFY(empty);
}

void PinBench::arm(const Fault &fault)
{
    FaultPlan plan;
    plan.faults.push_back(fault);
    m_contacts->arm(plan);
}

int PinBench::apdusSinceArmed() const
{
    return m_contacts->apduCount();
}

PinPage &PinBench::open(PinJob job)
{
    adopt(qobject_cast<PinPage *>(pages.create(job, reader)));
    return *m_page;
}

void PinBench::adopt(PinPage *page)
{
    m_page.reset(page);
    m_page->resize(720, 640);
    m_page->show();
    m_page->activateWindow();
    if (!QTest::qWaitForWindowActive(m_page.get()))
        qFatal("The page cannot be shown");
    m_page->firstFocus()->setFocus();
}

void PinBench::close()
{
    m_page.reset();
}

PinField *PinBench::field(const char *entry) const
{
    const auto *widget = seen<QWidget>(entry);
    return widget != nullptr ? widget->findChild<PinField *>() : nullptr;
}

void PinBench::type(const char *entry, std::string_view digits)
{
    PinField *target = field(entry);
    QVERIFY2(target, entry);
    target->setFocus();
    for (const char digit : digits)
        QTest::keyClick(target, digit);
}

void PinBench::press(const char *name)
{
    auto *button = seen<Button>(name);
    QVERIFY2(button != nullptr, name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void PinBench::enter()
{
    QWidget *focus = m_page->focusWidget();
    QTest::keyClick(focus != nullptr ? focus : m_page.get(), Qt::Key_Return);
}

void PinBench::fillIn(std::string_view current, std::string_view fresh)
{
    QTRY_COMPARE_WITH_TIMEOUT(m_page->flow().step(), PinStep::CurrentEntry, patience);
    type("current", current);
    press("next");
    if (!m_page->flow().setsNew())
        return;
    QCOMPARE(m_page->flow().step(), PinStep::NewEntry);
    type("new", fresh);
    type("repeat", fresh);
    press("send");
}

QString PinBench::words(const char *name) const
{
    const auto *widget = seen<QWidget>(name);
    if (widget == nullptr)
        return {};
    if (const auto *note = qobject_cast<const Note *>(widget))
        return note->title() + QLatin1Char(' ') + note->text();
    const auto *text = qobject_cast<const Text *>(widget);
    return text != nullptr ? text->text() : QString();
}

} // namespace eid::ui
