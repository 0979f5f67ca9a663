#include "ui/base/column.h"

#include "ui/base/metrics.h"

#include <QVBoxLayout>

namespace eid::ui {

Column::Column(QWidget *parent)
    : QWidget(parent)
{
    auto *inner = new QWidget(this);
    m_content = new QVBoxLayout(inner);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(metrics::medium);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::large, metrics::small, metrics::large, metrics::large);
    layout->addLayout(centred(inner));
    layout->addStretch(1);
}

QBoxLayout *centred(QWidget *widget)
{
    auto *layout = new QHBoxLayout;
    widget->setMaximumWidth(metrics::columnWidth);
    layout->addStretch(1);
    layout->addWidget(widget, 1000);
    layout->addStretch(1);
    return layout;
}

} // namespace eid::ui
