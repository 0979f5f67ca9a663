#include "ui/onlinecopy/copiespage.h"

#include "ui/onlinecopy/codeentryview.h"
#include "ui/onlinecopy/codeshownview.h"
#include "ui/onlinecopy/copiesawaitview.h"
#include "ui/onlinecopy/copiesemptyview.h"
#include "ui/onlinecopy/copiesopenedview.h"
#include "ui/onlinecopy/copiesoverviewview.h"
#include "ui/onlinecopy/copiesremoveview.h"
#include "ui/onlinecopy/copyawaitview.h"
#include "ui/onlinecopy/copydoneview.h"
#include "ui/onlinecopy/copyfailview.h"
#include "ui/onlinecopy/copypinview.h"
#include "ui/onlinecopy/copyrunview.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/offerpage.h"

#include <QKeyEvent>

namespace eid::ui {

namespace {

constexpr int phraseLength = 28; // characters, see makeRecoveryPhrase()

} // namespace

CopiesPage::CopiesPage(CopyServices services, const QString &reader, QWidget *parent)
    : StepPage(parent)
    , m_services(services)
    , m_reader(reader)
    , m_flow(std::move(services), reader)
{
    connect(&m_flow, &CopyFlow::stageChanged, this, [this] { showView(makeView()); });
    connect(&m_flow, &CopyFlow::statusChanged, this, [this] { view()->refresh(); });
    m_flow.begin();
    retranslate();
}

// The views refer to the flow: the last one is let go before it.
CopiesPage::~CopiesPage()
{
    clearView();
}

StepView *CopiesPage::makeView()
{
    switch (m_flow.stage()) {
    case CopiesStage::AwaitCard:
        return new CopiesAwaitView(m_flow);
    case CopiesStage::Looking:
        return new CopyAwaitView(m_flow);
    case CopiesStage::Overview:
        return makeOverview();
    case CopiesStage::PinEntry:
        return makePinEntry();
    case CopiesStage::PhraseEntry:
        return makePhraseEntry();
    case CopiesStage::RemoveConsent:
        return new CopiesRemoveView(m_flow);
    case CopiesStage::Running:
        return makeRunning();
    case CopiesStage::Opened:
        return new CopiesOpenedView(m_flow);
    case CopiesStage::CodeShown:
        return makeCodeShown();
    case CopiesStage::Done:
        return makeDone();
    case CopiesStage::Failed:
        return new CopyFailView(m_flow);
    }
    Q_UNREACHABLE();
}

StepView *CopiesPage::makeOverview()
{
    if (m_flow.overview().copies.isEmpty()) {
        auto *view = new CopiesEmptyView(m_flow);
        connect(view, &CopiesEmptyView::offerRequested, this, &CopiesPage::openOffer);
        return view;
    }
    auto *view = new CopiesOverviewView(m_flow);
    connect(view, &CopiesOverviewView::offerRequested, this, &CopiesPage::openOffer);
    return view;
}

StepView *CopiesPage::makePinEntry()
{
    const auto words = [this]() -> CopyPinView::Words {
        switch (m_flow.action()) {
        case CopiesAction::Open:
            return {tr("Enter the PIN. With it the card opens the online copies."), tr("Open")};
        case CopiesAction::Refresh:
            return {tr("Enter the PIN. With it the card proves itself to the platform, which "
                       "issues new copies."),
                tr("Refresh")};
        case CopiesAction::MakePhrase:
            return {tr("Enter the PIN. With it the card opens the online copies, so that the "
                       "phrase can open them, too."),
                tr("Make the phrase")};
        case CopiesAction::MakeLossCode:
            return {tr("Enter the PIN. With it the card proves itself to the platform, which "
                       "makes the code. An older loss code is worth nothing then."),
                tr("Have a new code")};
        case CopiesAction::OpenWithPhrase:
        case CopiesAction::Remove:
        case CopiesAction::RemoveOthers:
            break; // need no PIN
        }
        return {};
    };
    return new CopyPinView(m_flow, words, [this] { m_flow.back(); });
}

StepView *CopiesPage::makePhraseEntry()
{
    CodeEntryView::Code code;
    code.length = phraseLength;
    code.words = [] {
        return CodeEntryView::Words{
            tr("Enter the recovery phrase that you noted. It opens the copies on this computer, to "
               "be looked at; to authenticate, the card is needed."),
            tr("Recovery phrase"), tr("7 groups of 4 letters and digits"), tr("Open")};
    };
    code.refusal = [this] { return m_flow.error(); };
    code.submit = [this](Secret phrase) { m_flow.submitPhrase(std::move(phrase)); };
    code.leave = [this] { m_flow.back(); };
    return new CodeEntryView(std::move(code));
}

StepView *CopiesPage::makeRunning()
{
    using Stage = CopyProgress::Stage;
    const CopiesAction action = m_flow.action();
    QList<Stage> steps;
    if (action == CopiesAction::Refresh)
        steps = {Stage::Asking, Stage::Opening, Stage::Proving, Stage::Fetching, Stage::Checking,
            Stage::Keeping};
    const bool usesCard = action != CopiesAction::OpenWithPhrase && action != CopiesAction::Remove
        && action != CopiesAction::RemoveOthers;
    const auto title = [action]() -> QString {
        switch (action) {
        case CopiesAction::Open:
        case CopiesAction::OpenWithPhrase:
            return tr("The online copies are opened…");
        case CopiesAction::Refresh:
            return tr("The online copies are refreshed…");
        case CopiesAction::MakePhrase:
            return tr("The recovery phrase is made…");
        case CopiesAction::MakeLossCode:
            return tr("The platform makes the loss code…");
        case CopiesAction::Remove:
        case CopiesAction::RemoveOthers:
            return tr("The online copies are removed…");
        }
        Q_UNREACHABLE();
    };
    return new CopyRunView(m_flow, title, steps, usesCard);
}

StepView *CopiesPage::makeCodeShown()
{
    const bool isPhrase = m_flow.action() == CopiesAction::MakePhrase;
    const auto words = [isPhrase]() -> CodeShownView::Words {
        if (isPhrase)
            return {tr("The recovery phrase is made."), tr("Recovery phrase"),
                tr("Opens the online copies on this computer, to be looked at, should the card "
                   "ever fail. Whoever has it and this computer can read them: keep it to "
                   "yourself.")};
        return {tr("The platform has made a new loss code."), tr("Loss code"),
            tr("Reports the card lost without the card: here under “Card lost”, or at a counter. "
               "Card and online copies are suspended at once.")};
    };
    return new CodeShownView(m_flow.code(), words, [this] { m_flow.back(); });
}

StepView *CopiesPage::makeDone()
{
    const auto words = [this]() -> CopyDoneView::Words {
        if (m_flow.action() == CopiesAction::Remove
            || m_flow.action() == CopiesAction::RemoveOthers)
            return {tr("The online copies are removed."),
                tr("%n copies are gone from this computer.", nullptr, m_flow.count()),
                tr("Back to the online copies")};
        return {tr("The online copies are refreshed."),
            tr("%n new copies, valid until %1.", nullptr, m_flow.count())
                .arg(CopyWords::date(m_flow.expires())),
            tr("Back to the online copies")};
    };
    return new CopyDoneView(words, [this] { m_flow.back(); });
}

void CopiesPage::openOffer()
{
    Q_EMIT replaceRequested(new OfferPage(m_services, m_reader, {}, parentWidget()));
}

void CopiesPage::retranslate()
{
    setTitle(tr("Online copies"));
    view()->refresh();
}

// Esc goes one step back before it leaves the page.
void CopiesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        switch (m_flow.stage()) {
        case CopiesStage::Running:
            m_flow.cancel();
            return;
        case CopiesStage::PinEntry:
        case CopiesStage::PhraseEntry:
        case CopiesStage::RemoveConsent:
        case CopiesStage::Opened:
            m_flow.back();
            return;
        case CopiesStage::AwaitCard:
        case CopiesStage::Looking:
        case CopiesStage::Overview:
        case CopiesStage::CodeShown:
        case CopiesStage::Done:
        case CopiesStage::Failed:
            break;
        }
    }
    StepPage::keyPressEvent(event);
}

} // namespace eid::ui
