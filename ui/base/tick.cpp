#include "ui/base/tick.h"

#include "ui/base/glyph.h"
#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/tone.h"

#include <QPainter>

#include <algorithm>

namespace eid::ui {

namespace {

constexpr int flags = Qt::AlignLeading | Qt::AlignVCenter | Qt::TextWordWrap;
constexpr double corner = 5; // px

} // namespace

Tick::Tick(QWidget *parent)
    : QCheckBox(parent)
{
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int Tick::indent() const
{
    return metrics::signSize(this) + metrics::small + 2 * metrics::tight;
}

QSize Tick::sizeHint() const
{
    return {indent() + fontMetrics().horizontalAdvance(text()) + metrics::small,
        metrics::controlHeight(this)};
}

QSize Tick::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 160), metrics::controlHeight(this)};
}

int Tick::heightForWidth(int width) const
{
    const QRect room(0, 0, std::max(1, width - indent() - metrics::tight), 1'000'000);
    return std::max(metrics::controlHeight(this),
        fontMetrics().boundingRect(room, flags, text()).height() + 2 * metrics::small);
}

bool Tick::hitButton(const QPoint &place) const
{
    return rect().contains(place);
}

void Tick::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = metrics::signSize(this);
    const QRect place(metrics::tight, (height() - side) / 2, side, side);
    const QRectF box = QRectF(visualRect(*this, place, rect())).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor accent = toneColor(Tone::Accent, palette());
    painter.setPen(isChecked() ? accent : edgeColor(palette()));
    painter.setBrush(isChecked() ? accent : palette().color(QPalette::Base));
    painter.drawRoundedRect(box, corner, corner);
    if (isChecked())
        drawGlyph(
            painter, Glyph::Check, box.adjusted(2, 2, -2, -2), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect words(indent(), 0, width() - indent() - metrics::tight, height());
    painter.drawText(visualRect(*this, words, rect()), flags, text());
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), palette());
}

} // namespace eid::ui
