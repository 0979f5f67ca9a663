#include "ui/face/explanationview.h"

#include "core/face/presence.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/camera/camerapicker.h"
#include "ui/face/faceflow.h"

#include <QLocale>
#include <QVBoxLayout>

namespace eid::ui {

ExplanationView::ExplanationView(FaceFlow &flow, QWidget *parent)
    : FaceView(flow, parent)
    , m_noCamera(new Statement(Text::Role::Title, this))
    , m_lead(new Text(Text::Role::Heading, this))
    , m_points(new Text(Text::Role::Body, this))
    , m_privacy(new Note(StatusSign::Status::Good, this))
    , m_limits(new Note(StatusSign::Status::Info, this))
    , m_waiting(new Note(StatusSign::Status::Warning, this))
    , m_send(new Button(Button::Kind::Secondary, this))
    , m_discard(new Button(Button::Kind::Quiet, this))
    , m_cameraCaption(new Text(Text::Role::Strong, this))
    , m_cameras(new CameraPicker(this))
    , m_go(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    for (QWidget *widget : {static_cast<QWidget *>(m_waiting), static_cast<QWidget *>(m_noCamera),
             static_cast<QWidget *>(m_lead), static_cast<QWidget *>(m_points)})
        layout->addWidget(widget);
    auto *choice = new QVBoxLayout;
    choice->setSpacing(metrics::tight);
    choice->addWidget(m_cameraCaption);
    choice->addWidget(m_cameras);
    layout->addLayout(choice);
    layout->addWidget(m_privacy);
    layout->addWidget(m_limits);
    auto *ways = new QHBoxLayout;
    ways->setContentsMargins(0, metrics::small, 0, 0);
    ways->addWidget(m_send);
    ways->addWidget(m_discard);
    ways->addStretch();
    m_waiting->extras()->addLayout(ways);

    m_cameraCaption->setBuddy(m_cameras);
    m_waiting->setObjectName(QStringLiteral("waiting"));
    m_send->setObjectName(QStringLiteral("sendWaiting"));
    m_discard->setObjectName(QStringLiteral("discardWaiting"));
    m_go->setObjectName(QStringLiteral("go"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_cameras, &CameraPicker::sourceChosen, &flow, &FaceFlow::chooseCamera);
    connect(m_go, &Button::clicked, this, &ExplanationView::submit);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    connect(m_send, &Button::clicked, this,
        [this] { this->flow().sendWaiting(this->flow().waiting().constFirst().identifier); });
    connect(m_discard, &Button::clicked, this,
        [this] { this->flow().discardWaiting(this->flow().waiting().constFirst().identifier); });
    refresh();
}

QWidget *ExplanationView::firstFocus()
{
    return m_go->isEnabled() ? m_go : m_leave;
}

void ExplanationView::submit()
{
    if (!flow().cameras().isEmpty())
        flow().start();
}

void ExplanationView::showWaiting()
{
    m_waiting->setVisible(!flow().waiting().isEmpty());
    if (flow().waiting().isEmpty())
        return;
    const WaitingSample &first = flow().waiting().constFirst();
    m_waiting->setWords(tr("A sample waits to be sent"),
        first.ofThisCard
            ? tr("Taken on %1; worth sending until %2. It is encrypted, and nobody but the back "
                 "office can open it.")
                  .arg(QLocale().toString(first.taken.toLocalTime(), QLocale::ShortFormat),
                      QLocale().toString(first.expires.toLocalTime(), QLocale::ShortFormat))
            : tr("It belongs to another card: insert that one to send it."));
    m_send->setText(tr("Send it now"));
    m_send->setVisible(first.ofThisCard);
    m_discard->setText(tr("Remove it"));
}

void ExplanationView::refresh()
{
    const bool hasCamera = !flow().cameras().isEmpty();
    showWaiting();
    m_noCamera->setVisible(!hasCamera);
    if (!hasCamera)
        m_noCamera->say(Error{ErrorCode::CameraMissing, {}, std::nullopt});
    for (QWidget *widget : {static_cast<QWidget *>(m_lead), static_cast<QWidget *>(m_points),
             static_cast<QWidget *>(m_cameraCaption), static_cast<QWidget *>(m_cameras),
             static_cast<QWidget *>(m_privacy), static_cast<QWidget *>(m_limits)})
        widget->setVisible(hasCamera);
    m_lead->setText(tr("A picture of your face for the back office of the platform"));
    m_points->setText(
        tr("1. Sit in front of the camera, with light from the front, without a hat.\n"
           "2. Follow the words below the picture. It is taken by itself, or when you press the "
           "space bar.\n"
           "3. Make the small movements that you are asked for.\n"
           "4. Look at the picture: without your consent nothing is sent."));
    m_cameraCaption->setText(tr("Camera"));
    m_privacy->setWords(tr("What becomes of the picture"),
        tr("It is encrypted for the back office, which compares it with the picture on record. "
           "Nobody on the way can open it. On this computer nothing of it is kept."));
    m_limits->setWords(tr("What the movements can show"), presenceLimits());
    m_cameras->offer(flow().cameras(), flow().camera());
    m_go->setText(tr("Start the camera"));
    m_go->setEnabled(hasCamera);
    m_leave->setText(tr("Cancel"));
    setAccessibleName(hasCamera ? m_lead->text() : m_noCamera->accessibleName());
}

} // namespace eid::ui
