#include "ui/onlinecopy/offerpage.h"

#include "core/base/errorwords.h"
#include "ui/base/stepheader.h"
#include "ui/onlinecopy/codecameraview.h"
#include "ui/onlinecopy/codeshownview.h"
#include "ui/onlinecopy/copyawaitview.h"
#include "ui/onlinecopy/copydoneview.h"
#include "ui/onlinecopy/copyfailview.h"
#include "ui/onlinecopy/copypinview.h"
#include "ui/onlinecopy/copyrunview.h"
#include "ui/onlinecopy/copywaitview.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/offeredview.h"
#include "ui/onlinecopy/offerentryview.h"

#include <QBoxLayout>
#include <QKeyEvent>

namespace eid::ui {

namespace {

int stepOf(OfferStage stage)
{
    switch (stage) {
    case OfferStage::Entry:
    case OfferStage::Camera:
    case OfferStage::ReadingPicture:
    case OfferStage::Reading:
        return 0;
    case OfferStage::Offered:
        return 1;
    case OfferStage::AwaitCard:
    case OfferStage::PinEntry:
        return 2;
    case OfferStage::Taking:
    case OfferStage::Failed:
        return 3;
    case OfferStage::Done:
        return 4;
    }
    Q_UNREACHABLE();
}

} // namespace

OfferPage::OfferPage(
    CopyServices services, const QString &reader, const QString &text, QWidget *parent)
    : StepPage(parent)
    , m_follow(services.follow)
    , m_flow(std::move(services), reader)
    , m_header(new StepHeader(this))
{
    body()->addWidget(m_header);
    connect(&m_flow, &CopyFlow::stageChanged, this, [this] {
        showView(makeView());
        updateHeader();
    });
    connect(&m_flow, &CopyFlow::statusChanged, this, [this] { view()->refresh(); });
    // Queued: the flow goes with this page.
    connect(
        &m_flow, &OfferFlow::requestFound, this, [this](const QString &link) { m_follow(link); },
        Qt::QueuedConnection);
    m_flow.begin();
    if (!text.isEmpty())
        m_flow.read(text);
    retranslate();
}

// The views refer to the flow: the last one is let go before it.
OfferPage::~OfferPage()
{
    clearView();
}

bool OfferPage::holdsRequest() const
{
    switch (m_flow.stage()) {
    case OfferStage::Reading:
    case OfferStage::Offered:
    case OfferStage::AwaitCard:
    case OfferStage::PinEntry:
    case OfferStage::Taking:
        return true;
    case OfferStage::Done:
        return m_flow.taken().lossCode != nullptr; // shown this once
    case OfferStage::Entry:
    case OfferStage::Camera:
    case OfferStage::ReadingPicture:
    case OfferStage::Failed:
        return false;
    }
    Q_UNREACHABLE();
}

StepView *OfferPage::makeView()
{
    using Stage = CopyProgress::Stage;
    switch (m_flow.stage()) {
    case OfferStage::Entry:
        return new OfferEntryView(m_flow);
    case OfferStage::Camera:
        return makeCamera();
    case OfferStage::ReadingPicture:
        return new CopyWaitView([] { return tr("The code in the picture is read…"); });
    case OfferStage::Reading:
        return new CopyWaitView([] { return tr("What is offered is found out…"); });
    case OfferStage::Offered:
        return new OfferedView(m_flow);
    case OfferStage::AwaitCard:
        return new CopyAwaitView(m_flow);
    case OfferStage::PinEntry:
        return new CopyPinView(m_flow, [] {
            return CopyPinView::Words{
                tr("Enter the PIN. With it the card proves itself to the platform."),
                tr("Take the copies")};
        });
    case OfferStage::Taking:
        return new CopyRunView(
            m_flow, [] { return tr("The online copies are fetched…"); },
            {Stage::Asking, Stage::Proving, Stage::Fetching, Stage::Checking, Stage::Keeping},
            true);
    case OfferStage::Done:
        return makeDone();
    case OfferStage::Failed:
        return new CopyFailView(m_flow, [] {
            return CopyNotice{StatusSign::Status::Info, tr("Nothing was kept"),
                tr("The copies that were here before, if any, are as they were.")};
        });
    }
    Q_UNREACHABLE();
}

StepView *OfferPage::makeCamera()
{
    auto *view = new CodeCameraView(m_flow.look());
    connect(view, &CodeCameraView::backRequested, &m_flow, &OfferFlow::begin);
    return view;
}

StepView *OfferPage::makeDone()
{
    const auto words = [this] {
        const CopiesTaken &taken = m_flow.taken();
        return tr(
            "%n online copies are on this computer now, valid until %1.", nullptr, taken.taken)
            .arg(CopyWords::date(taken.expires));
    };
    if (m_flow.taken().lossCode)
        return new CodeShownView(
            m_flow.taken().lossCode,
            [words] {
                return CodeShownView::Words{words(), tr("Loss code"),
                    tr("Should you lose the card, report it with this code, without the card: here "
                       "under “Card lost”, or at a counter. Card and online copies are suspended "
                       "at once.")};
            },
            [this] { Q_EMIT finished(); });
    return new CopyDoneView(
        [this, words] {
            const std::optional<Error> &error = m_flow.taken().lossCodeError;
            return CopyDoneView::Words{words(),
                error ? tr("The platform gave no loss code: %1 Have one made later, under “Online "
                           "copies”.")
                            .arg(errorTitle(*error))
                      : tr("Sites that ask who you are can be answered from here."),
                tr("Close")};
        },
        [this] { Q_EMIT finished(); });
}

bool OfferPage::isOfferKnown() const
{
    return m_flow.stage() != OfferStage::Entry && m_flow.stage() != OfferStage::Camera
        && m_flow.stage() != OfferStage::ReadingPicture;
}

void OfferPage::updateHeader()
{
    setTitle(isOfferKnown() ? tr("Take online copies") : tr("Scan or enter a code"));
    m_header->setSteps({tr("Offer"), tr("Transaction code"), tr("PIN"), tr("Fetch"), tr("Done")});
    m_header->setCurrent(stepOf(m_flow.stage()));
    m_header->setVisible(isOfferKnown() && m_flow.stage() != OfferStage::Failed
        && m_flow.stage() != OfferStage::Done);
}

void OfferPage::retranslate()
{
    updateHeader();
    view()->refresh();
}

void OfferPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        if (isBusy()) {
            m_flow.cancel();
            return;
        }
        if (m_flow.stage() == OfferStage::Camera) {
            m_flow.begin();
            return;
        }
    }
    StepPage::keyPressEvent(event);
}

} // namespace eid::ui
