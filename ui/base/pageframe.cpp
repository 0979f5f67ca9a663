#include "ui/base/pageframe.h"

#include "ui/base/button.h"
#include "ui/base/column.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace eid::ui {

PageFrame::PageFrame(bool hasBack, QWidget *parent)
    : QWidget(parent)
    , m_title(new Text(Text::Role::Title, this))
    , m_scroller(new QScrollArea(this))
    , m_actions(new QHBoxLayout)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::small);
    head->setSpacing(metrics::small);
    if (hasBack) {
        m_back = new Button(Button::Kind::Quiet, this);
        m_back->setGlyph(Glyph::Back);
        m_back->setObjectName(QStringLiteral("back"));
        connect(m_back, &Button::clicked, this, &PageFrame::backRequested);
        head->addWidget(m_back, 0, Qt::AlignTop);
    }
    head->addWidget(m_title, 1, Qt::AlignVCenter);

    auto *column = new Column(m_scroller);
    m_body = column->content();
    m_scroller->setWidget(column);
    m_scroller->setWidgetResizable(true);
    m_scroller->setFrameShape(QFrame::NoFrame);
    m_scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroller->setFocusPolicy(Qt::NoFocus);
    m_scroller->viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false);

    m_actions->setContentsMargins(metrics::large, 0, metrics::large, metrics::medium);
    m_actions->setSpacing(metrics::small);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addLayout(head);
    layout->addWidget(m_scroller, 1);
    layout->addLayout(m_actions);
    retranslate();
}

void PageFrame::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PageFrame::retranslate()
{
    if (!m_back)
        return;
    m_back->setAccessibleName(tr("Back"));
    m_back->setToolTip(tr("Back"));
}

} // namespace eid::ui
