#include "ui/base/glyph.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <initializer_list>
#include <span>

namespace eid::ui {

namespace {

void polyline(QPainterPath &path, std::initializer_list<QPointF> points)
{
    path.moveTo(*points.begin());
    for (const QPointF &point : std::span(points).subspan(1))
        path.lineTo(point);
}

void dot(QPainterPath &path, qreal x, qreal y)
{
    path.addEllipse(QPointF(x, y), 0.6, 0.6);
}

void padlock(QPainterPath &path, bool open)
{
    path.addRoundedRect(5, 11, 14, 9.5, 2, 2);
    path.moveTo(8, 11);
    path.lineTo(8, 7.5);
    path.arcTo(QRectF(8, 3.5, 8, 8), 180, open ? -150 : -180);
    if (!open)
        path.lineTo(16, 11);
    polyline(path, {{12, 14.5}, {12, 17}});
}

void eye(QPainterPath &path)
{
    path.moveTo(2.5, 12);
    path.quadTo(12, 1.5, 21.5, 12);
    path.quadTo(12, 22.5, 2.5, 12);
    path.addEllipse(QPointF(12, 12), 2.8, 2.8);
}

void gear(QPainterPath &path)
{
    path.addEllipse(QPointF(12, 12), 3, 3);
    path.addEllipse(QPointF(12, 12), 6.8, 6.8);
    polyline(path, {{12, 2.5}, {12, 5.2}});
    polyline(path, {{12, 18.8}, {12, 21.5}});
    polyline(path, {{2.5, 12}, {5.2, 12}});
    polyline(path, {{18.8, 12}, {21.5, 12}});
    polyline(path, {{5.3, 5.3}, {7.2, 7.2}});
    polyline(path, {{16.8, 16.8}, {18.7, 18.7}});
    polyline(path, {{5.3, 18.7}, {7.2, 16.8}});
    polyline(path, {{16.8, 7.2}, {18.7, 5.3}});
}

void globe(QPainterPath &path)
{
    path.addEllipse(QPointF(12, 12), 9, 9);
    path.addEllipse(QPointF(12, 12), 4, 9);
    polyline(path, {{3, 12}, {21, 12}});
}

void certificate(QPainterPath &path)
{
    polyline(path, {{12.5, 17}, {3.5, 17}, {3.5, 4}, {20.5, 4}, {20.5, 9}});
    polyline(path, {{7, 8}, {14, 8}});
    polyline(path, {{7, 12}, {11, 12}});
    path.addEllipse(QPointF(17, 14), 3.2, 3.2);
    polyline(path, {{15.2, 16.8}, {15.2, 21.5}, {17, 20}, {18.8, 21.5}, {18.8, 16.8}});
}

void shield(QPainterPath &path)
{
    path.moveTo(12, 3);
    path.lineTo(19.5, 6);
    path.lineTo(19.5, 11.5);
    path.quadTo(19.5, 18, 12, 21);
    path.quadTo(4.5, 18, 4.5, 11.5);
    path.lineTo(4.5, 6);
    path.closeSubpath();
    polyline(path, {{8.5, 12}, {11, 14.5}, {15.5, 9.5}});
}

void refresh(QPainterPath &path)
{
    path.arcMoveTo(QRectF(4, 4, 16, 16), 60);
    path.arcTo(QRectF(4, 4, 16, 16), 60, 300);
    polyline(path, {{20.5, 4.5}, {20, 12}, {14, 8.5}});
}

void save(QPainterPath &path)
{
    polyline(path, {{12, 3.5}, {12, 15}});
    polyline(path, {{7, 10}, {12, 15}, {17, 10}});
    polyline(path, {{4, 15.5}, {4, 20}, {20, 20}, {20, 15.5}});
}

void shuffle(QPainterPath &path)
{
    path.moveTo(3, 7);
    path.cubicTo(11, 7, 11, 17, 20, 17);
    path.moveTo(3, 17);
    path.cubicTo(11, 17, 11, 7, 20, 7);
    polyline(path, {{17, 4}, {20.5, 7}, {17, 10}});
    polyline(path, {{17, 14}, {20.5, 17}, {17, 20}});
}

void identity(QPainterPath &path)
{
    path.addRoundedRect(2.5, 5, 19, 14, 2.5, 2.5);
    path.addEllipse(QPointF(8, 10.3), 1.9, 1.9);
    path.moveTo(4.9, 16);
    path.quadTo(8, 11.6, 11.1, 16);
    polyline(path, {{14, 10}, {18.5, 10}});
    polyline(path, {{14, 14}, {18.5, 14}});
}

void printer(QPainterPath &path)
{
    polyline(path, {{7, 9}, {7, 3.5}, {17, 3.5}, {17, 9}});
    polyline(path, {{7, 17}, {3.5, 17}, {3.5, 9}, {20.5, 9}, {20.5, 17}, {17, 17}});
    polyline(path, {{7, 14}, {17, 14}, {17, 20.5}, {7, 20.5}, {7, 14}});
}

void qrCode(QPainterPath &path)
{
    for (const QPointF corner : {QPointF(3.5, 3.5), QPointF(14, 3.5), QPointF(3.5, 14)}) {
        path.addRect(QRectF(corner, QSizeF(6.5, 6.5)));
        dot(path, corner.x() + 3.25, corner.y() + 3.25);
    }
    polyline(path, {{14, 14}, {17, 14}, {17, 17}});
    polyline(path, {{20.5, 14}, {20.5, 17}});
    polyline(path, {{14, 20.5}, {17, 20.5}});
    dot(path, 20.5, 20.5);
}

QPainterPath pathOf(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Check:
        polyline(path, {{5, 12.5}, {10, 17.5}, {19, 7}});
        break;
    case Glyph::Cross:
        polyline(path, {{6.5, 6.5}, {17.5, 17.5}});
        polyline(path, {{17.5, 6.5}, {6.5, 17.5}});
        break;
    case Glyph::Exclamation:
        polyline(path, {{12, 5}, {12, 13.5}});
        dot(path, 12, 18);
        break;
    case Glyph::Question:
        path.moveTo(8.3, 8.5);
        path.cubicTo(8.5, 4, 16, 4, 16, 8.5);
        path.cubicTo(16, 11.5, 12, 11.5, 12, 14.5);
        dot(path, 12, 18.5);
        break;
    case Glyph::Info:
        polyline(path, {{12, 10.5}, {12, 18.5}});
        dot(path, 12, 6);
        break;
    case Glyph::Card:
        path.addRoundedRect(2.5, 5, 19, 14, 2.5, 2.5);
        path.addRoundedRect(6, 9.5, 4.5, 3.6, 1, 1);
        polyline(path, {{14, 10}, {18, 10}});
        polyline(path, {{6, 16}, {12, 16}});
        break;
    case Glyph::Reader:
        path.addRoundedRect(4, 11, 16, 9.5, 2, 2);
        polyline(path, {{7, 15}, {17, 15}});
        polyline(path, {{7.5, 11}, {7.5, 3.5}, {16.5, 3.5}, {16.5, 11}});
        break;
    case Glyph::Key:
        path.addEllipse(QPointF(8, 15.5), 4.2, 4.2);
        polyline(path, {{11, 12.5}, {19.5, 4}});
        polyline(path, {{15, 8.5}, {18, 11.5}});
        polyline(path, {{18, 5.5}, {20.5, 8}});
        break;
    case Glyph::Lock:
        padlock(path, false);
        break;
    case Glyph::Unlock:
        padlock(path, true);
        break;
    case Glyph::Pen:
        polyline(path, {{4, 20}, {5, 15.5}, {16, 4.5}, {19.5, 8}, {8.5, 19}, {4, 20}});
        polyline(path, {{13.5, 7}, {17, 10.5}});
        break;
    case Glyph::Shield:
        shield(path);
        break;
    case Glyph::Certificate:
        certificate(path);
        break;
    case Glyph::Globe:
        globe(path);
        break;
    case Glyph::Gear:
        gear(path);
        break;
    case Glyph::Refresh:
        refresh(path);
        break;
    case Glyph::Copy:
        path.addRoundedRect(8.5, 8.5, 12, 12, 2, 2);
        polyline(path, {{5.5, 15.5}, {3.5, 15.5}, {3.5, 3.5}, {15.5, 3.5}, {15.5, 5.5}});
        break;
    case Glyph::Save:
        save(path);
        break;
    case Glyph::Eye:
        eye(path);
        break;
    case Glyph::EyeOff:
        eye(path);
        polyline(path, {{4.5, 19.5}, {19.5, 4.5}});
        break;
    case Glyph::Back:
        polyline(path, {{20, 12}, {4.5, 12}});
        polyline(path, {{11, 5.5}, {4.5, 12}, {11, 18.5}});
        break;
    case Glyph::Forward:
        polyline(path, {{9, 5}, {16, 12}, {9, 19}});
        break;
    case Glyph::Down:
        polyline(path, {{5, 9}, {12, 16}, {19, 9}});
        break;
    case Glyph::Home:
        polyline(path, {{3, 11.5}, {12, 3.5}, {21, 11.5}});
        polyline(path, {{5.5, 9.5}, {5.5, 20.5}, {18.5, 20.5}, {18.5, 9.5}});
        break;
    case Glyph::Erase:
        polyline(path, {{8.5, 5}, {21, 5}, {21, 19}, {8.5, 19}, {2.5, 12}, {8.5, 5}});
        polyline(path, {{11.5, 9}, {17.5, 15}});
        polyline(path, {{17.5, 9}, {11.5, 15}});
        break;
    case Glyph::Shuffle:
        shuffle(path);
        break;
    case Glyph::Spark:
        polyline(path,
            {{12, 3}, {14, 10}, {21, 12}, {14, 14}, {12, 21}, {10, 14}, {3, 12}, {10, 10},
                {12, 3}});
        break;
    case Glyph::Face:
        path.addEllipse(QPointF(12, 12), 6, 7.8);
        dot(path, 9.8, 10.8);
        dot(path, 14.2, 10.8);
        path.moveTo(9.6, 15);
        path.quadTo(12, 16.8, 14.4, 15);
        polyline(path, {{3, 7}, {3, 3}, {7, 3}});
        polyline(path, {{17, 3}, {21, 3}, {21, 7}});
        polyline(path, {{21, 17}, {21, 21}, {17, 21}});
        polyline(path, {{7, 21}, {3, 21}, {3, 17}});
        break;
    case Glyph::Identity:
        identity(path);
        break;
    case Glyph::Printer:
        printer(path);
        break;
    case Glyph::QrCode:
        qrCode(path);
        break;
    case Glyph::Journal:
        path.addRoundedRect(5, 3, 14, 18, 2, 2);
        polyline(path, {{8.5, 8}, {15.5, 8}});
        polyline(path, {{8.5, 12}, {15.5, 12}});
        polyline(path, {{8.5, 16}, {12.5, 16}});
        break;
    }
    return path;
}

bool pointsInReadingDirection(Glyph glyph)
{
    return glyph == Glyph::Back || glyph == Glyph::Forward || glyph == Glyph::Erase;
}

} // namespace

void drawGlyph(QPainter &painter, Glyph glyph, const QRectF &place, const QColor &color)
{
    const qreal scale = std::min(place.width(), place.height()) / 24;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(place.center());
    painter.scale(scale, scale);
    if (painter.layoutDirection() == Qt::RightToLeft && pointsInReadingDirection(glyph))
        painter.scale(-1, 1);
    painter.translate(-12, -12);
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(pathOf(glyph));
    painter.restore();
}

} // namespace eid::ui
