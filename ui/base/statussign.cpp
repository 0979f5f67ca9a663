#include "ui/base/statussign.h"

#include "ui/base/glyph.h"
#include "ui/base/metrics.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace eid::ui {

namespace {

QPainterPath octagon(const QRectF &place)
{
    QPainterPath path;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = (corner + 0.5) * std::numbers::pi / 4;
        const QPointF point
            = place.center() + QPointF(std::cos(angle), std::sin(angle)) * place.width() * 0.52;
        corner == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath triangle(const QRectF &place)
{
    const double side = place.width();
    QPainterPath path;
    path.moveTo(place.center().x(), place.top() + side * 0.06);
    path.lineTo(place.right(), place.bottom() - side * 0.08);
    path.lineTo(place.left(), place.bottom() - side * 0.08);
    path.closeSubpath();
    return path;
}

QRectF inner(const QRectF &place, double share, double lower = 0)
{
    const double cut = place.width() * (1 - share) / 2;
    return place.adjusted(cut, cut, -cut, -cut).translated(0, place.height() * lower);
}

} // namespace

StatusSign::StatusSign(Status status, QWidget *parent)
    : QWidget(parent)
    , m_status(status)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusSign::setStatus(Status status)
{
    m_status = status;
    update();
}

QSize StatusSign::sizeHint() const
{
    const int side = metrics::signSize(this);
    return {side, side};
}

Tone StatusSign::toneOf(Status status)
{
    switch (status) {
    case Status::Good:
        return Tone::Good;
    case Status::Warning:
        return Tone::Warning;
    case Status::Bad:
        return Tone::Bad;
    case Status::Unknown:
        return Tone::Muted;
    case Status::Info:
        return Tone::Accent;
    }
    Q_UNREACHABLE();
}

void StatusSign::paint(
    QPainter &painter, Status status, const QRectF &place, const QPalette &palette)
{
    const QColor color = toneColor(toneOf(status), palette);
    const QColor ink = palette.color(QPalette::Base);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(color);
    const QRectF disc = place.adjusted(1, 1, -1, -1);
    switch (status) {
    case Status::Good:
        painter.drawEllipse(disc);
        drawGlyph(painter, Glyph::Check, inner(disc, 0.78), ink);
        break;
    case Status::Warning:
        painter.drawPath(triangle(disc));
        drawGlyph(painter, Glyph::Exclamation, inner(disc, 0.62, 0.1), ink);
        break;
    case Status::Bad:
        painter.drawPath(octagon(disc));
        drawGlyph(painter, Glyph::Cross, inner(disc, 0.78), ink);
        break;
    case Status::Unknown:
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc);
        drawGlyph(painter, Glyph::Question, inner(disc, 0.78), color);
        break;
    case Status::Info:
        painter.drawEllipse(disc);
        drawGlyph(painter, Glyph::Info, inner(disc, 0.78), ink);
        break;
    }
    painter.restore();
}

void StatusSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, m_status, rect(), palette());
}

} // namespace eid::ui
