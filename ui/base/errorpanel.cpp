#include "ui/base/errorpanel.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/picture.h"
#include "ui/base/text.h"

#include <QEvent>
#include <QVBoxLayout>

namespace eid::ui {

ErrorPanel::ErrorPanel(QWidget *parent)
    : QWidget(parent)
    , m_picture(new Picture(Picture::Motif::Trouble, this))
    , m_title(new Text(Text::Role::Title, this))
    , m_nextStep(new Text(Text::Role::Body, this))
    , m_actions(new QHBoxLayout)
    , m_showDetail(new Button(Button::Kind::Quiet, this))
    , m_detail(new Text(Text::Role::Data, this))
{
    m_title->setAlignment(Qt::AlignCenter);
    m_nextStep->setAlignment(Qt::AlignCenter);
    m_detail->setAlignment(Qt::AlignCenter);
    m_detail->setSelectable(true);
    m_detail->hide();
    m_showDetail->setCheckable(true);
    connect(m_showDetail, &Button::toggled, this, &ErrorPanel::retranslate);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics::huge, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_picture);
    layout->addSpacing(metrics::medium);
    layout->addWidget(m_title);
    layout->addWidget(m_nextStep);
    layout->addSpacing(metrics::small);
    layout->addLayout(m_actions);
    layout->addWidget(m_showDetail, 0, Qt::AlignHCenter);
    layout->addWidget(m_detail);
    retranslate();
}

void ErrorPanel::setError(const Error &error)
{
    m_error = error;
    m_picture->setMotif(Picture::motifOf(error.code));
    m_showDetail->setChecked(false);
    retranslate();
}

void ErrorPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ErrorPanel::retranslate()
{
    const bool open = m_showDetail->isChecked();
    m_showDetail->setText(open ? tr("Hide technical &details") : tr("Technical &details"));
    m_showDetail->setVisible(m_error && !m_error->detail.isEmpty());
    if (!m_error)
        return;
    m_title->setText(errorTitle(*m_error));
    m_nextStep->setText(errorNextStep(*m_error));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_nextStep->text());
    m_detail->setText(QStringLiteral("%1\n%2")
                          .arg(QLatin1String(errorWords(m_error->code).identifier), m_error->detail)
                          .trimmed());
    m_detail->setVisible(open);
}

} // namespace eid::ui
