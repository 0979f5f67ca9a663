#include "ui/pin/pinpage.h"

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

#include <QBoxLayout>
#include <QKeyEvent>

namespace eid::ui {

PinPage::PinPage(const PinPages &pages, CardDesk &desk, PinService &service, PinJob job,
    const QString &reader, QWidget *parent)
    : StepPage(parent)
    , m_pages(pages)
    , m_flow(desk, service, job, reader)
    , m_header(new StepHeader(this))
{
    body()->addWidget(m_header);
    connect(&m_flow, &PinFlow::stepChanged, this, &PinPage::showStep);
    connect(&m_flow, &PinFlow::statusChanged, this, [this] { view()->refresh(); });
    m_flow.begin();
    retranslate();
}

// The views refer to the flow: the last one is let go before it.
PinPage::~PinPage()
{
    clearView();
}

void PinPage::retranslate()
{
    setTitle(PinWords::jobTitle(m_flow.job()));
    updateHeader();
    view()->refresh();
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

void PinPage::showStep()
{
    showView(makeView());
    updateHeader();
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
    StepPage::keyPressEvent(event);
}

} // namespace eid::ui
