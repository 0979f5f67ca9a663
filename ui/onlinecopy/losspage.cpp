#include "ui/onlinecopy/losspage.h"

#include "ui/onlinecopy/codeentryview.h"
#include "ui/onlinecopy/copyawaitview.h"
#include "ui/onlinecopy/copyfailview.h"
#include "ui/onlinecopy/copypinview.h"
#include "ui/onlinecopy/copyrunview.h"
#include "ui/onlinecopy/lossstartview.h"
#include "ui/onlinecopy/lossstateview.h"

#include <QKeyEvent>

namespace eid::ui {

namespace {

constexpr int lossCodeLength = 16; // characters: 80 bits in base32

} // namespace

LossPage::LossPage(CopyServices services, const QString &reader, QWidget *parent)
    : StepPage(parent)
    , m_flow(std::move(services), reader)
{
    connect(&m_flow, &CopyFlow::stageChanged, this, [this] { showView(makeView()); });
    connect(&m_flow, &CopyFlow::statusChanged, this, [this] { view()->refresh(); });
    m_flow.begin();
    retranslate();
}

// The views refer to the flow: the last one is let go before it.
LossPage::~LossPage()
{
    clearView();
}

StepView *LossPage::makeView()
{
    switch (m_flow.stage()) {
    case LossStage::Start:
        return new LossStartView(m_flow);
    case LossStage::CodeEntry:
        return makeCodeEntry();
    case LossStage::Reporting:
        return new CopyRunView(
            m_flow, [] { return tr("The loss is reported…"); }, {}, false);
    case LossStage::AwaitCard:
        return new CopyAwaitView(m_flow);
    case LossStage::PinEntry:
        return makePinEntry();
    case LossStage::Running:
        return new CopyRunView(
            m_flow, [] { return tr("The platform is asked…"); }, {}, true);
    case LossStage::Reported:
    case LossStage::Known:
        return new LossStateView(m_flow);
    case LossStage::Failed:
        return new CopyFailView(m_flow);
    }
    Q_UNREACHABLE();
}

StepView *LossPage::makeCodeEntry()
{
    CodeEntryView::Code code;
    code.length = lossCodeLength;
    code.isMasked = false;
    code.isDangerous = true;
    code.words = [] {
        return CodeEntryView::Words{
            tr("Enter the loss code. Card and online copies are suspended as soon as it is sent; "
               "for 7 days you can withdraw that with the card."),
            tr("Loss code"), tr("4 groups of 4 letters and digits"), tr("Report the card lost")};
    };
    code.refusal = [this] { return m_flow.error(); };
    code.submit = [this](Secret entered) { m_flow.submitCode(std::move(entered)); };
    code.leave = [this] { m_flow.begin(); };
    return new CodeEntryView(std::move(code));
}

StepView *LossPage::makePinEntry()
{
    const auto words = [this]() -> CopyPinView::Words {
        switch (m_flow.action()) {
        case LossAction::Look:
            return {tr("Enter the PIN. With it the card asks the platform how it stands."),
                tr("See how it stands")};
        case LossAction::Withdraw:
            return {tr("Enter the PIN to withdraw the report. Card and online copies can be used "
                       "again at once."),
                tr("Withdraw the report")};
        case LossAction::Freeze:
            return {tr("Enter the PIN to freeze the card. Neither it nor its online copies can be "
                       "used until you unfreeze it."),
                tr("Freeze the card")};
        case LossAction::Unfreeze:
            return {tr("Enter the PIN to unfreeze the card."), tr("Unfreeze the card")};
        }
        Q_UNREACHABLE();
    };
    return new CopyPinView(m_flow, words, [this] { m_flow.begin(); });
}

void LossPage::retranslate()
{
    setTitle(tr("Card lost"));
    view()->refresh();
}

// Esc goes one step back before it leaves the page.
void LossPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        switch (m_flow.stage()) {
        case LossStage::Reporting:
        case LossStage::Running:
            m_flow.cancel();
            return;
        case LossStage::CodeEntry:
        case LossStage::AwaitCard:
        case LossStage::PinEntry:
            m_flow.begin();
            return;
        case LossStage::Start:
        case LossStage::Reported:
        case LossStage::Known:
        case LossStage::Failed:
            break;
        }
    }
    StepPage::keyPressEvent(event);
}

} // namespace eid::ui
