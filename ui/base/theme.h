#pragma once

#include <QFont>
#include <QPalette>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace eid::ui {

/// Light or dark.
enum class Scheme {
    System, ///< as the desktop has it
    Light,
    Dark,
};

/// How large the text is.
enum class TextSize {
    Standard, ///< the system's, at least 14 px
    Large, ///< at least 20 px, with targets of 60 px or more
    Largest, ///< at least 28 px
};

/// Gives the application its palette and font, and a text cursor that stands still. One per
/// application; applied at once and at run time. The system's own palette is left alone wherever
/// the desktop has one.
class Theme
{
public:
    /// Remembers how the system has it. \a application outlives the theme.
    explicit Theme(QApplication &application);

    void apply(Scheme scheme, TextSize size);

    static QPalette lightPalette();
    static QPalette darkPalette();

private:
    QApplication &m_application;
    QFont m_systemFont;
    bool m_systemHasPalette;
};

} // namespace eid::ui
