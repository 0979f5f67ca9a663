#include "ui/face/facepage.h"

#include "ui/base/stepheader.h"
#include "ui/face/cameraview.h"
#include "ui/face/explanationview.h"
#include "ui/face/faceendview.h"
#include "ui/face/facepinview.h"
#include "ui/face/facewaitview.h"
#include "ui/face/facewords.h"
#include "ui/face/reviewview.h"

#include <QBoxLayout>
#include <QKeyEvent>

namespace eid::ui {

FacePage::FacePage(FaceServices services, const QString &reader, QWidget *parent)
    : StepPage(parent)
    , m_flow(std::move(services), reader)
    , m_header(new StepHeader(this))
{
    body()->addWidget(m_header);
    connect(&m_flow, &FaceFlow::stageChanged, this, [this] {
        showView(makeView());
        updateHeader();
    });
    connect(&m_flow, &FaceFlow::statusChanged, this, [this] {
        view()->refresh();
        updateHeader();
    });
    m_flow.begin();
    retranslate();
}

// The views refer to the flow: the last one is let go before it.
FacePage::~FacePage()
{
    clearView();
}

FaceView *FacePage::makeView()
{
    switch (m_flow.stage()) {
    case FaceStage::Explanation:
        return new ExplanationView(m_flow);
    case FaceStage::Camera:
        return new CameraView(m_flow);
    case FaceStage::Review:
        return new ReviewView(m_flow);
    case FaceStage::PinEntry:
        return new FacePinView(m_flow);
    case FaceStage::Preparing:
    case FaceStage::AwaitCard:
    case FaceStage::Sending:
        return new FaceWaitView(m_flow);
    case FaceStage::Done:
    case FaceStage::Failed:
        return new FaceEndView(m_flow);
    }
    Q_UNREACHABLE();
}

void FacePage::updateHeader()
{
    m_header->setSteps(FaceWords::steps());
    m_header->setCurrent(FaceWords::step(m_flow.stage(), m_flow.hasPicture()));
    m_header->setVisible(m_flow.stage() != FaceStage::Failed);
}

void FacePage::retranslate()
{
    setTitle(FaceWords::title());
    updateHeader();
    view()->refresh();
}

void FacePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && isBusy()) {
        m_flow.cancel();
        return;
    }
    StepPage::keyPressEvent(event);
}

} // namespace eid::ui
