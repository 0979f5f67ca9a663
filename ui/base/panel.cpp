#include "ui/base/panel.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"

#include <QPainter>
#include <QVBoxLayout>

namespace eid::ui {

Panel::Panel(QWidget *parent)
    : QWidget(parent)
    , m_content(new QVBoxLayout(this))
{
    m_content->setContentsMargins(
        metrics::medium, metrics::medium, metrics::medium, metrics::medium);
    m_content->setSpacing(metrics::small);
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPanel(painter, rect(), palette());
}

} // namespace eid::ui
