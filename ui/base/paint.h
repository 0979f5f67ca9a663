#pragma once

#include <QRectF>

QT_BEGIN_NAMESPACE
class QPainter;
class QPalette;
class QWidget;
QT_END_NAMESPACE

namespace eid::ui {

/// Whether \a widget has the keyboard and the keyboard is what the window is used by: who
/// clicks needs no ring.
bool showsFocus(const QWidget &widget);

/// The ring that shows which widget has the keyboard, just inside \a rect.
void paintFocusRing(QPainter &painter, const QRectF &rect, const QPalette &palette);

/// A rounded ground with a hair line around it.
void paintPanel(QPainter &painter, const QRectF &rect, const QPalette &palette);

/// \a place as it lies when \a widget is read from right to left, mirrored within \a within.
QRect visualRect(const QWidget &widget, const QRect &place, const QRect &within);

} // namespace eid::ui
