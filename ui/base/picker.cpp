#include "ui/base/picker.h"

#include "ui/base/glyph.h"
#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/tone.h"

#include <QPainter>
#include <QWheelEvent>

namespace eid::ui {

Picker::Picker(QWidget *parent)
    : QComboBox(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
}

QSize Picker::sizeHint() const
{
    return {QComboBox::sizeHint().width() + 2 * metrics::medium, metrics::controlHeight(this)};
}

QSize Picker::minimumSizeHint() const
{
    return {160, metrics::controlHeight(this)};
}

void Picker::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(edgeColor(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(frame, metrics::controlRadius, metrics::controlRadius);
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), palette());

    const int side = metrics::signSize(this);
    const QRect sign(width() - side - metrics::medium, (height() - side) / 2, side, side);
    drawGlyph(
        painter, Glyph::Down, visualRect(*this, sign, rect()), toneColor(Tone::Muted, palette()));
    const QRect words(metrics::medium, 0, sign.left() - metrics::medium - metrics::small, height());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(visualRect(*this, words, rect()),
        static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter),
        fontMetrics().elidedText(currentText(), Qt::ElideRight, words.width()));
}

void Picker::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace eid::ui
