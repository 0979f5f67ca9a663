#include "ui/pin/pinpage.h"

#include "ui/base/button.h"
#include "ui/base/stepheader.h"
#include "ui/pin/choosepadview.h"
#include "ui/pin/consentview.h"
#include "ui/pin/currententryview.h"
#include "ui/pin/newentryview.h"
#include "ui/pin/pinpages.h"
#include "ui/pin/pinwords.h"
#include "ui/pin/resultview.h"
#include "ui/pin/settleentryview.h"
#include "ui/pin/waitview.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QKeyEvent>

#include <utility>

namespace eid::ui {

namespace {

// A layout shows what is added to it when the event loop comes round; the keyboard goes there now.
void showUnlessHidden(QWidget *added)
{
    if (!added->testAttribute(Qt::WA_WState_ExplicitShowHide))
        added->show();
}

} // namespace

PinPage::PinPage(const PinPages &pages, CardDesk &desk, PinService &service, PinJob job,
    const QString &reader, QWidget *parent)
    : Page(parent)
    , m_pages(pages)
    , m_flow(desk, service, job, reader)
    , m_header(new StepHeader(this))
{
    body()->addWidget(m_header);
    connect(&m_flow, &PinFlow::stepChanged, this, &PinPage::showStep);
    connect(&m_flow, &PinFlow::statusChanged, this, [this] { m_view->refresh(); });
    m_flow.begin();
    retranslate();
}

// The views refer to the flow: the last one is let go before it.
PinPage::~PinPage()
{
    clearView();
}

QWidget *PinPage::firstFocus()
{
    return m_view->firstFocus();
}

void PinPage::retranslate()
{
    setTitle(PinWords::jobTitle(m_flow.job()));
    updateHeader();
    m_view->refresh();
}

PinView *PinPage::makeView()
{
    switch (m_flow.step()) {
    case PinStep::AwaitCard:
    case PinStep::ReadTries:
    case PinStep::Working:
    case PinStep::AtPad:
    case PinStep::AwaitReturn:
    case PinStep::Settling:
        return new WaitView(m_flow);
    case PinStep::Consent:
    case PinStep::SettleConsent:
        return new ConsentView(m_flow);
    case PinStep::ChoosePad:
        return new ChoosePadView(m_flow);
    case PinStep::CurrentEntry:
        return new CurrentEntryView(m_flow);
    case PinStep::NewEntry:
        return new NewEntryView(m_flow);
    case PinStep::SettleEntry:
        return new SettleEntryView(m_flow);
    case PinStep::Done:
    case PinStep::Failed:
    case PinStep::Judged: {
        auto *view = new ResultView(m_flow);
        connect(view, &ResultView::jobRequested, this,
            [this](PinJob job) { Q_EMIT replaceRequested(m_pages.create(job, m_flow.reader())); });
        return view;
    }
    }
    Q_UNREACHABLE();
}

void PinPage::clearView()
{
    if (m_view == nullptr)
        return;
    // A step may end in a slot of one of its own buttons: they go once that has returned. Hiding
    // them wipes what was typed at once.
    for (Button *button : m_view->buttons()) {
        button->hide();
        button->setParent(m_view);
    }
    while (QLayoutItem *item = actions()->takeAt(0))
        delete item;
    m_view->hide();
    m_view->disconnect(this);
    m_view->deleteLater();
    m_view = nullptr;
}

void PinPage::showStep()
{
    const bool hadFocus = isAncestorOf(focusWidget()) || m_view == nullptr;
    PinView *view = makeView();
    clearView();
    m_view = view;
    body()->addWidget(m_view);
    showUnlessHidden(m_view);
    for (Button *button : m_view->buttons()) {
        actions()->addWidget(button);
        showUnlessHidden(button);
    }
    actions()->addStretch();
    connect(m_view, &PinView::leaveRequested, this, &Page::backRequested);
    connect(m_view, &PinView::closeRequested, this, &Page::finished);
    updateHeader();
    if (hadFocus)
        m_view->firstFocus()->setFocus(Qt::OtherFocusReason);
    if (!m_view->accessibleName().isEmpty()) {
        QAccessibleEvent event(m_view, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void PinPage::updateHeader()
{
    const bool entering
        = m_flow.step() == PinStep::CurrentEntry || m_flow.step() == PinStep::NewEntry;
    m_header->setSteps(PinWords::steps(m_flow.job()));
    m_header->setCurrent(m_flow.step() == PinStep::NewEntry ? 1 : 0);
    m_header->setVisible(entering && m_flow.setsNew());
}

void PinPage::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_Escape && m_flow.isBusy()) {
        m_flow.cancel();
        return;
    }
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        m_view->submit();
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace eid::ui
