#include "ui/window/linknotice.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"

#include <QBoxLayout>
#include <QEvent>

namespace eid::ui {

LinkNotice::LinkNotice(QWidget *parent)
    : Note(StatusSign::Status::Warning, parent)
    , m_close(new Button(Button::Kind::Quiet, this))
{
    m_close->setObjectName(QStringLiteral("closeNotice"));
    extras()->addWidget(m_close, 0, Qt::AlignLeading);
    connect(m_close, &Button::clicked, this, &QWidget::hide);
    hide();
    retranslate();
}

void LinkNotice::say(Why why)
{
    m_why = why;
    retranslate();
    show();
}

void LinkNotice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Note::changeEvent(event);
}

void LinkNotice::retranslate()
{
    m_close->setText(tr("Close"));
    if (!m_why)
        return;
    const Error busy{ErrorCode::RequestBusy, {}, {}};
    switch (*m_why) {
    case Why::OtherLink:
        setWords(errorTitle(busy),
            tr("A second link came and was not followed. %1").arg(errorNextStep(busy)));
        return;
    case Why::JobRuns:
        setWords(tr("A link came while something is being done"),
            tr("It was not followed. Open it again once this is done."));
        return;
    }
}

} // namespace eid::ui
