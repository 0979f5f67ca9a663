#pragma once

#include <QColor>

QT_BEGIN_NAMESPACE
class QPalette;
QT_END_NAMESPACE

namespace eid::ui {

/// What a thing on the screen says by its colour. Never by colour alone: a sign or words stand
/// beside it.
enum class Tone {
    Plain, ///< text as usual
    Muted, ///< beside the point
    Accent, ///< what to do here
    Good,
    Warning,
    Bad,
};

/// The colour of text and signs in \a tone, at least 4.5 : 1 against the palette's Base and Window.
QColor toneColor(Tone tone, const QPalette &palette);

/// A quiet ground behind text in \a tone; toneColor() keeps 4.5 : 1 on it.
QColor toneWash(Tone tone, const QPalette &palette);

/// Hair lines between and around things.
QColor lineColor(const QPalette &palette);

/// Edges of things that can be used: at least 3 : 1 against Base and Window (WCAG 2.1, 1.4.11).
QColor edgeColor(const QPalette &palette);

/// Whether the palette is light text on a dark ground.
bool isDark(const QPalette &palette);

/// The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, relative luminance).
double contrast(const QColor &a, const QColor &b);

} // namespace eid::ui
