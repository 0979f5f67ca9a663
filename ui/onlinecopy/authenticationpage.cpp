#include "ui/onlinecopy/authenticationpage.h"

#include "ui/base/breakable.h"
#include "ui/onlinecopy/answeredview.h"
#include "ui/onlinecopy/copyawaitview.h"
#include "ui/onlinecopy/copyfailview.h"
#include "ui/onlinecopy/copypinview.h"
#include "ui/onlinecopy/copyrunview.h"
#include "ui/onlinecopy/copywaitview.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/faceneededview.h"
#include "ui/onlinecopy/refusalview.h"
#include "ui/onlinecopy/requestview.h"

#include <QKeyEvent>

namespace eid::ui {

AuthenticationPage::AuthenticationPage(
    CopyServices services, const QString &reader, const QString &link, QWidget *parent)
    : StepPage(parent)
    , m_flow(std::move(services), reader, link)
{
    connect(&m_flow, &CopyFlow::stageChanged, this, [this] { showView(makeView()); });
    connect(&m_flow, &CopyFlow::statusChanged, this, [this] { view()->refresh(); });
    m_flow.begin();
    retranslate();
}

// The views refer to the flow: the last one is let go before it.
AuthenticationPage::~AuthenticationPage()
{
    clearView();
}

StepView *AuthenticationPage::makeView()
{
    switch (m_flow.stage()) {
    case AuthenticationStage::Reading:
        return new CopyWaitView([] { return tr("It is verified who asks…"); });
    case AuthenticationStage::Consent:
        return new RequestView(m_flow);
    case AuthenticationStage::AwaitCard:
        return new CopyAwaitView(m_flow);
    case AuthenticationStage::PinEntry:
        return makePinEntry();
    case AuthenticationStage::Answering:
    case AuthenticationStage::Refreshing:
        return makeRunning();
    case AuthenticationStage::FaceMissing: {
        auto *view = new FaceNeededView(m_flow);
        connect(view, &FaceNeededView::faceSampleRequested, this,
            &AuthenticationPage::faceSampleRequested);
        return view;
    }
    case AuthenticationStage::Declining:
        return new CopyWaitView([] { return tr("They are told that you decline…"); });
    case AuthenticationStage::Done:
    case AuthenticationStage::Declined:
        return new AnsweredView(m_flow);
    case AuthenticationStage::Refused:
        return new RefusalView(m_flow);
    case AuthenticationStage::Failed:
        return makeFailure();
    }
    Q_UNREACHABLE();
}

StepView *AuthenticationPage::makeFailure()
{
    auto *view = new CopyFailView(m_flow, [this] {
        return m_flow.isOpen()
            ? CopyNotice{StatusSign::Status::Info, tr("The request is still open"),
                tr("It can be answered until %1.").arg(CopyWords::moment(m_flow.request().expires))}
            : CopyNotice{StatusSign::Status::Info, tr("The request is closed"),
                tr("Go back to the page that asked to begin anew.")};
    });
    view->setOtherWay({[] { return tr("Fetch new copies"); },
        [this] { return m_flow.canRefresh(); }, [this] { m_flow.refreshCopies(); }});
    return view;
}

StepView *AuthenticationPage::makePinEntry()
{
    return new CopyPinView(m_flow, [this] {
        if (m_flow.isRefreshing())
            return CopyPinView::Words{
                tr("Enter the PIN. With it the card proves itself to the platform, which issues "
                   "new copies; then it goes on here."),
                tr("Fetch new copies")};
        const QString name = isolated(m_flow.request().relyingParty.name);
        return CopyPinView::Words{m_flow.isSigning()
                ? tr("Enter the PIN to authenticate to %1 and to sign the text.").arg(name)
                : tr("Enter the PIN to authenticate to %1.").arg(name),
            m_flow.isSigning() ? tr("Authenticate and sign") : tr("Authenticate")};
    });
}

StepView *AuthenticationPage::makeRunning()
{
    using Stage = CopyProgress::Stage;
    if (m_flow.isRefreshing())
        return new CopyRunView(
            m_flow, [] { return tr("New copies are fetched…"); },
            {Stage::Asking, Stage::Opening, Stage::Proving, Stage::Fetching, Stage::Checking,
                Stage::Keeping},
            true);
    QList<Stage> steps{Stage::Opening, Stage::Proving};
    if (m_flow.isSigning())
        steps.append(Stage::Signing);
    steps.append(Stage::Sending);
    return new CopyRunView(
        m_flow, [] { return tr("You are authenticated…"); }, steps, true);
}

void AuthenticationPage::retranslate()
{
    setTitle(tr("Authenticate"));
    view()->refresh();
}

void AuthenticationPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && isBusy()) {
        m_flow.cancel();
        return;
    }
    StepPage::keyPressEvent(event);
}

} // namespace eid::ui
