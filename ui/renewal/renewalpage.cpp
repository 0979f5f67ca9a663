#include "ui/renewal/renewalpage.h"

#include "ui/renewal/awaitview.h"
#include "ui/renewal/endview.h"
#include "ui/renewal/offerview.h"
#include "ui/renewal/pinstepview.h"
#include "ui/renewal/renewalwords.h"
#include "ui/renewal/runview.h"

#include <QKeyEvent>

namespace eid::ui {

RenewalPage::RenewalPage(
    CardDesk &desk, RenewalService &service, const QString &reader, QWidget *parent)
    : StepPage(parent)
    , m_flow(desk, service, reader)
{
    connect(&m_flow, &RenewalFlow::stageChanged, this, [this] { showView(makeView()); });
    connect(&m_flow, &RenewalFlow::statusChanged, this, [this] { view()->refresh(); });
    m_flow.begin();
    retranslate();
}

// The views refer to the flow: the last one is let go before it.
RenewalPage::~RenewalPage()
{
    clearView();
}

RenewalView *RenewalPage::makeView()
{
    switch (m_flow.stage()) {
    case RenewalStage::AwaitCard:
    case RenewalStage::Planning:
        return new AwaitView(m_flow);
    case RenewalStage::Offer:
        return new OfferView(m_flow);
    case RenewalStage::PinEntry:
        return new PinStepView(m_flow);
    case RenewalStage::Running:
        return new RunView(m_flow);
    case RenewalStage::Stopped:
    case RenewalStage::Done:
    case RenewalStage::Failed:
        return new EndView(m_flow);
    }
    Q_UNREACHABLE();
}

void RenewalPage::retranslate()
{
    setTitle(RenewalWords::title());
    view()->refresh();
}

void RenewalPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && isBusy()) {
        m_flow.cancel();
        return;
    }
    StepPage::keyPressEvent(event);
}

} // namespace eid::ui
