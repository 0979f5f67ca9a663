#include "ui/base/pageframe.h"

#include "ui/base/button.h"
#include "ui/base/column.h"
#include "ui/base/metrics.h"
#include "ui/base/slimscrollbar.h"
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
    auto *headline = new QWidget(this);
    auto *head = new QHBoxLayout(headline);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(metrics::small);
    if (hasBack) {
        m_back = new Button(Button::Kind::Quiet, this);
        m_back->setGlyph(Glyph::Back);
        m_back->setObjectName(QStringLiteral("back"));
        connect(m_back, &Button::clicked, this, &PageFrame::backRequested);
        head->addWidget(m_back, 0, Qt::AlignTop);
    }
    head->addWidget(m_title, 1, Qt::AlignVCenter);

    auto *top = centred(headline);
    top->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::small);

    auto *column = new Column(m_scroller);
    m_body = column->content();
    m_scroller->setWidget(column);
    m_scroller->setWidgetResizable(true);
    m_scroller->setFrameShape(QFrame::NoFrame);
    m_scroller->setVerticalScrollBar(new SlimScrollBar(Qt::Vertical, m_scroller));
    m_scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroller->setFocusPolicy(Qt::NoFocus);
    m_scroller->viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false);

    auto *foot = new QWidget(this);
    foot->setLayout(m_actions);
    m_actions->setContentsMargins(0, 0, 0, 0);
    m_actions->setSpacing(metrics::small);
    auto *bottom = centred(foot);
    bottom->setContentsMargins(metrics::large, 0, metrics::large, metrics::medium);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addLayout(top);
    layout->addWidget(m_scroller, 1);
    layout->addLayout(bottom);
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
