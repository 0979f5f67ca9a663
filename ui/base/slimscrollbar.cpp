#include "ui/base/slimscrollbar.h"

#include "ui/base/tone.h"

#include <QPainter>
#include <QStyleOptionSlider>

#include <algorithm>

namespace eid::ui {

SlimScrollBar::SlimScrollBar(Qt::Orientation orientation, QWidget *parent)
    : QScrollBar(orientation, parent)
{
    // It paints its handle alone, and not the whole, as scroll bars of some styles do.
    setAttribute(Qt::WA_OpaquePaintEvent, false);
}

QSize SlimScrollBar::sizeHint() const
{
    constexpr int breadth = 12;
    const QSize hint = QScrollBar::sizeHint();
    return orientation() == Qt::Vertical ? QSize(breadth, hint.height())
                                         : QSize(hint.width(), breadth);
}

void SlimScrollBar::paintEvent(QPaintEvent *)
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRectF handle
        = style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isSliderDown() || underMouse() ? edgeColor(palette()) : lineColor(palette()));
    const QRectF shown = handle.adjusted(3, 3, -3, -3);
    const double radius = std::min(shown.width(), shown.height()) / 2;
    painter.drawRoundedRect(shown, radius, radius);
}

} // namespace eid::ui
