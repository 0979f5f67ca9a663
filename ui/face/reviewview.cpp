#include "ui/face/reviewview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/face/faceflow.h"
#include "ui/face/meters.h"
#include "ui/face/portrait.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace eid::ui {

ReviewView::ReviewView(FaceFlow &flow, QWidget *parent)
    : FaceView(flow, parent)
    , m_portrait(new Portrait(flow.picture()->jpeg, this))
    , m_lead(new Text(Text::Role::Heading, this))
    , m_quality(new Note(StatusSign::Status::Good, this))
    , m_meters(new Meters(this))
    , m_consent(new QCheckBox(this))
    , m_go(addButton(new Button(Button::Kind::Primary, this)))
    , m_again(addButton(new Button(Button::Kind::Secondary, this)))
    , m_leave(addButton(new Button(Button::Kind::Quiet, this)))
{
    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::medium);
    words->addWidget(m_lead);
    words->addWidget(m_quality);
    words->addWidget(m_meters);
    words->addWidget(m_consent);
    words->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::large);
    layout->addWidget(m_portrait, 0, Qt::AlignTop);
    layout->addLayout(words, 1);

    m_consent->setObjectName(QStringLiteral("consent"));
    m_consent->setMinimumHeight(metrics::controlHeight(m_consent));
    m_go->setObjectName(QStringLiteral("go"));
    m_again->setObjectName(QStringLiteral("again"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_consent, &QCheckBox::toggled, m_go, &Button::setEnabled);
    connect(m_go, &Button::clicked, this, &ReviewView::submit);
    connect(m_again, &Button::clicked, &flow, &FaceFlow::retake);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
}

QWidget *ReviewView::firstFocus()
{
    return m_consent;
}

void ReviewView::submit()
{
    if (m_consent->isChecked())
        flow().agree();
    else
        m_consent->setFocus(Qt::OtherFocusReason);
}

void ReviewView::refresh()
{
    const bool isGood = flow().picture() && flow().picture()->quality.isAcceptable();
    m_portrait->setAccessibleName(tr("The picture that is to be sent"));
    m_lead->setText(tr("This picture is sent"));
    m_quality->setStatus(isGood ? StatusSign::Status::Good : StatusSign::Status::Warning);
    m_quality->setWords(
        isGood ? tr("Good enough for a comparison") : tr("The back office may refuse it"),
        isGood ? tr("The movements were seen as well.")
               : tr("These measures do not hold. A new picture is better."));
    if (flow().picture())
        m_meters->setRecord(flow().picture()->quality, true);
    m_consent->setText(tr("Send it, encrypted, to the back office"));
    m_go->setText(tr("On to the PIN"));
    m_go->setEnabled(m_consent->isChecked());
    m_again->setText(tr("Take it again"));
    m_leave->setText(tr("Cancel"));
    setAccessibleName(m_lead->text());
    setAccessibleDescription(m_quality->title());
}

} // namespace eid::ui
