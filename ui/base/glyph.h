#pragma once

#include <QRectF>

QT_BEGIN_NAMESPACE
class QColor;
class QPainter;
QT_END_NAMESPACE

namespace eid::ui {

/// Line drawings on a grid of 24 by 24, drawn by code: no file is read for them.
enum class Glyph {
    Check,
    Cross,
    Exclamation,
    Question,
    Info,
    Card,
    Reader,
    Key,
    Lock,
    Unlock,
    Pen,
    Shield,
    Certificate,
    Globe,
    Gear,
    Refresh,
    Copy,
    Save,
    Eye,
    EyeOff,
    Back,
    Forward,
    Down,
    Home,
    Erase,
    Shuffle,
    Spark,
    Journal,
    Face,
    Identity, ///< an ID card with its holder's picture
    Printer,
    QrCode,
};

/// Draws \a glyph into \a place with lines of \a color.
void drawGlyph(QPainter &painter, Glyph glyph, const QRectF &place, const QColor &color);

} // namespace eid::ui
