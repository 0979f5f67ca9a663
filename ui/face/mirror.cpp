#include "ui/face/mirror.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace eid::ui {

namespace {

constexpr double ovalHeight = 0.82; // of the picture's height
constexpr double ovalAspect = 0.74; // width / height: a head with its chin
constexpr QColor outside(10, 14, 22, 140); // the shade beside the oval, in every scheme

QColor colorOf(Mirror::Mood mood)
{
    // On a picture, which may have any colour: light tones, and a dark edge below them.
    switch (mood) {
    case Mirror::Mood::Searching:
        return {255, 255, 255};
    case Mirror::Mood::Good:
        return {110, 231, 140};
    case Mirror::Mood::Bad:
        return {255, 196, 87};
    }
    Q_UNREACHABLE();
}

void stroke(QPainter &painter, const QPainterPath &path, const QPen &pen)
{
    QPen edge = pen;
    edge.setColor(QColor(0, 0, 0, 150));
    edge.setWidthF(pen.widthF() + 3);
    // Dashes are counted in widths of the pen.
    if (pen.style() == Qt::CustomDashLine)
        edge.setStyle(Qt::NoPen);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(edge);
    painter.drawPath(path);
    painter.setPen(pen);
    painter.drawPath(path);
}

QPainterPath arrow(double reach)
{
    QPainterPath path;
    path.moveTo(-reach, 0);
    path.lineTo(reach, 0);
    path.moveTo(reach - reach * 0.7, -reach * 0.6);
    path.lineTo(reach, 0);
    path.lineTo(reach - reach * 0.7, reach * 0.6);
    return path;
}

} // namespace

Mirror::Mirror(QWidget *parent)
    : CameraPicture(parent)
{ }

void Mirror::setOval(Mood mood, double done)
{
    m_mood = mood;
    m_done = std::clamp(done, 0.0, 1.0);
    update();
}

void Mirror::setMovement(std::optional<PresenceMovement> movement)
{
    m_movement = movement;
    update();
}

QRectF Mirror::oval() const
{
    const double height = ovalHeight * this->height();
    const double width = ovalAspect * height;
    return {(this->width() - width) / 2, (this->height() - height) / 2, width, height};
}

void Mirror::paintAbove(QPainter &painter)
{
    paintOval(painter);
    paintMovement(painter);
}

void Mirror::paintOval(QPainter &painter) const
{
    QPainterPath beside;
    beside.addRect(rect());
    beside.addEllipse(oval());
    painter.fillPath(beside, outside);

    QPainterPath whole;
    whole.addEllipse(oval());
    QPen pen(colorOf(m_mood), m_mood == Mood::Good ? 3 : 2.5);
    pen.setCapStyle(Qt::RoundCap);
    if (m_mood == Mood::Searching)
        pen.setDashPattern({4, 4});
    stroke(painter, whole, pen);
    if (m_done <= 0)
        return;
    QPainterPath done;
    done.arcMoveTo(oval(), 90);
    done.arcTo(oval(), 90, -360 * m_done);
    pen.setStyle(Qt::SolidLine);
    pen.setWidthF(7);
    stroke(painter, done, pen);
}

// In a mirror the person's own left is on the left.
void Mirror::paintMovement(QPainter &painter) const
{
    if (!m_movement)
        return;
    const double reach = oval().width() / 8;
    const auto drawAt = [&](QPointF place, double degrees) {
        painter.save();
        painter.translate(place);
        painter.rotate(degrees);
        stroke(painter, arrow(reach),
            QPen(QColor(255, 255, 255), 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.restore();
    };
    const QPointF middle = oval().center();
    const double beside = oval().width() / 2 + 2.2 * reach;
    switch (*m_movement) {
    case PresenceMovement::TurnLeft:
        drawAt(middle - QPointF(beside, 0), 180);
        return;
    case PresenceMovement::TurnRight:
        drawAt(middle + QPointF(beside, 0), 0);
        return;
    case PresenceMovement::ComeCloser:
        drawAt(middle - QPointF(beside, 0), 0);
        drawAt(middle + QPointF(beside, 0), 180);
        return;
    case PresenceMovement::Blink: {
        QPainterPath lid;
        lid.moveTo(-1.2 * reach, -0.2 * reach);
        lid.quadTo(0, 1.2 * reach, 1.2 * reach, -0.2 * reach);
        for (const double x : {-0.75, 0.0, 0.75}) {
            lid.moveTo(x * reach, 0.35 * reach + (x == 0.0 ? 0.2 * reach : 0));
            lid.lineTo(1.3 * x * reach, 0.95 * reach + (x == 0.0 ? 0.2 * reach : 0));
        }
        painter.save();
        painter.translate(middle + QPointF(beside, 0));
        stroke(painter, lid,
            QPen(QColor(255, 255, 255), 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.restore();
        return;
    }
    }
}

} // namespace eid::ui
