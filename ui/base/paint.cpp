#include "ui/base/paint.h"

#include "ui/base/metrics.h"
#include "ui/base/tone.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace eid::ui {

bool showsFocus(const QWidget &widget)
{
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void paintFocusRing(QPainter &painter, const QRectF &rect, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(toneColor(Tone::Accent, palette), 2));
    painter.drawRoundedRect(
        rect.adjusted(1, 1, -1, -1), metrics::controlRadius + 1, metrics::controlRadius + 1);
    painter.setPen(QPen(palette.color(QPalette::Base), 1));
    painter.drawRoundedRect(
        rect.adjusted(2.5, 2.5, -2.5, -2.5), metrics::controlRadius, metrics::controlRadius);
    painter.restore();
}

void paintPanel(QPainter &painter, const QRectF &rect, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(lineColor(palette));
    painter.setBrush(palette.color(QPalette::Base));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    painter.restore();
}

QRect visualRect(const QWidget &widget, const QRect &place, const QRect &within)
{
    return QStyle::visualRect(widget.layoutDirection(), within, place);
}

} // namespace eid::ui
