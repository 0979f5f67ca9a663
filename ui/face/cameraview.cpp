#include "ui/face/cameraview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/face/faceflow.h"
#include "ui/face/facewords.h"
#include "ui/face/meters.h"
#include "ui/face/mirror.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace eid::ui {

CameraView::CameraView(FaceFlow &flow, QWidget *parent)
    : FaceView(flow, parent)
    , m_mirror(new Mirror(this))
    , m_words(new Note(StatusSign::Status::Info, this))
    , m_meters(new Meters(this))
    , m_take(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
    , m_showMeters(addButton(new Button(Button::Kind::Quiet, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_mirror);
    layout->addWidget(m_words);
    layout->addWidget(m_meters);

    m_words->setObjectName(QStringLiteral("guidance"));
    m_take->setObjectName(QStringLiteral("take"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    m_showMeters->setObjectName(QStringLiteral("showMeters"));
    m_showMeters->setCheckable(true);
    m_meters->hide();
    connect(m_take, &Button::clicked, this, &CameraView::submit);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    connect(m_showMeters, &Button::toggled, this, &CameraView::refresh);
    setFocusPolicy(Qt::StrongFocus);
    refresh();
}

// Not the button: an Enter too many, meant for the step before, must not take the picture.
QWidget *CameraView::firstFocus()
{
    return this;
}

bool CameraView::mayTryAgain() const
{
    const auto &view = flow().latest();
    return view && view->presence && view->presence->state == PresenceProgress::State::TryAgain;
}

void CameraView::submit()
{
    if (mayTryAgain())
        flow().tryPresenceAgain();
    else if (flow().latest())
        flow().takeNow();
}

void CameraView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier
        && !event->isAutoRepeat()) {
        submit();
        return;
    }
    FaceView::keyPressEvent(event);
}

void CameraView::refresh()
{
    m_leave->setText(tr("Cancel"));
    m_showMeters->setText(
        m_showMeters->isChecked() ? tr("Hide the measures") : tr("What is still open?"));
    if (flow().hasPicture())
        challenge();
    else
        guide();
    setAccessibleName(m_words->title());
}

void CameraView::guide()
{
    const auto &view = flow().latest();
    m_take->setText(tr("Take the picture now"));
    m_take->setEnabled(view && view->face);
    m_take->setVisible(true);
    m_showMeters->setVisible(true);
    m_meters->setVisible(m_showMeters->isChecked());
    if (!view) {
        m_words->setStatus(StatusSign::Status::Info);
        m_words->setWords(tr("The camera is starting…"));
        return;
    }
    const bool holds = view->guidance == Guidance::Hold;
    m_mirror->setPicture(view->preview);
    m_mirror->setMovement(std::nullopt);
    m_mirror->setOval(holds ? Mirror::Mood::Good
            : view->face    ? Mirror::Mood::Bad
                            : Mirror::Mood::Searching,
        holds ? view->steady : 0);
    m_words->setStatus(holds ? StatusSign::Status::Good : StatusSign::Status::Info);
    m_words->setWords(FaceWords::guidance(view->guidance),
        holds ? tr("The picture is taken by itself.") : QString());
    if (m_showMeters->isChecked())
        m_meters->setRecord(view->meters, true);
}

void CameraView::challenge()
{
    const auto &view = flow().latest();
    m_showMeters->hide();
    m_meters->hide();
    m_take->setVisible(mayTryAgain());
    m_take->setText(tr("Try once more"));
    m_take->setEnabled(true);
    if (view)
        m_mirror->setPicture(view->preview);
    if (!flow().challenge() || !view || !view->presence) {
        m_mirror->setOval(Mirror::Mood::Good, 1);
        m_words->setStatus(StatusSign::Status::Good);
        m_words->setWords(tr("The picture is taken."),
            flow().challenge() ? tr("Now a few movements.")
                               : tr("The platform is asked for the movements…"));
        return;
    }
    const PresenceProgress &progress = *view->presence;
    const QList<PresenceMovement> &movements = flow().challenge()->movements;
    const bool runs = progress.state == PresenceProgress::State::Running
        && progress.movement < movements.size();
    if (!runs) {
        m_mirror->setMovement(std::nullopt);
        m_mirror->setOval(Mirror::Mood::Bad, 0);
        m_words->setStatus(StatusSign::Status::Warning);
        m_words->setWords(
            progress.failure ? FaceWords::failure(*progress.failure) : tr("One moment…"),
            mayTryAgain() ? tr("You can try once more.") : QString());
        return;
    }
    const PresenceMovement movement = movements.at(progress.movement);
    m_mirror->setMovement(movement);
    m_mirror->setOval(Mirror::Mood::Good, progress.done);
    m_words->setStatus(StatusSign::Status::Info);
    m_words->setWords(FaceWords::movement(movement),
        tr("Movement %1 of %2").arg(progress.movement + 1).arg(movements.size()));
}

} // namespace eid::ui
