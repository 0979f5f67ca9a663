#include "ui/base/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFontInfo>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace eid::ui {

namespace {

struct Colors
{
    QColor window;
    QColor base;
    QColor text;
    QColor placeholder;
    QColor button;
    QColor accent;
    QColor accentText;
    QColor disabled;
};

QPalette paletteOf(const Colors &colors)
{
    QPalette palette(colors.text, colors.button, colors.base, colors.window.darker(160),
        colors.window.darker(120), colors.text, colors.base, colors.base, colors.window);
    palette.setColor(QPalette::AlternateBase, colors.window);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.accentText);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::PlaceholderText, colors.placeholder);
    palette.setColor(QPalette::ToolTipBase, colors.base);
    palette.setColor(QPalette::ToolTipText, colors.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.disabled);
    return palette;
}

int minimumPixels(TextSize size)
{
    switch (size) {
    case TextSize::Standard:
        return 14;
    case TextSize::Large:
        return 20;
    case TextSize::Largest:
        return 28;
    }
    Q_UNREACHABLE();
}

} // namespace

QPalette Theme::lightPalette()
{
    return paletteOf({.window = QColor(0xf4, 0xf6, 0xf9),
        .base = Qt::white,
        .text = QColor(0x1c, 0x21, 0x28),
        .placeholder = QColor(0x63, 0x6c, 0x78),
        .button = QColor(0xe9, 0xed, 0xf2),
        .accent = QColor(0x1d, 0x5f, 0xb8),
        .accentText = Qt::white,
        .disabled = QColor(0x8a, 0x93, 0x9e)});
}

QPalette Theme::darkPalette()
{
    return paletteOf({.window = QColor(0x16, 0x19, 0x1e),
        .base = QColor(0x20, 0x24, 0x2b),
        .text = QColor(0xe9, 0xec, 0xf0),
        .placeholder = QColor(0x9a, 0xa3, 0xaf),
        .button = QColor(0x2b, 0x30, 0x39),
        .accent = QColor(0x86, 0xb3, 0xf3),
        .accentText = QColor(0x10, 0x14, 0x19),
        .disabled = QColor(0x6c, 0x75, 0x80)});
}

// A desktop that sets no palette leaves the style's own, which is that of no desktop at all.
Theme::Theme(QApplication &application)
    : m_application(application)
    , m_systemFont(QApplication::font())
    , m_systemHasPalette(QApplication::palette().color(QPalette::Window)
          != QApplication::style()->standardPalette().color(QPalette::Window))
{
    // A cursor that blinks wakes the computer up while nothing happens.
    QApplication::setCursorFlashTime(0);
}

void Theme::apply(Scheme scheme, TextSize size)
{
    switch (scheme) {
    case Scheme::System:
        m_application.setPalette(m_systemHasPalette ? QPalette() : lightPalette());
        break;
    case Scheme::Light:
        m_application.setPalette(lightPalette());
        break;
    case Scheme::Dark:
        m_application.setPalette(darkPalette());
        break;
    }

    QFont font = m_systemFont;
    const int pixels = std::max(QFontInfo(font).pixelSize(), minimumPixels(size));
    font.setPixelSize(pixels);
    // Names on cards are Chinese in every language of the window: their glyphs are to be those of
    // Simplified Chinese, which many systems would look for last.
    font.setFamilies(QStringList{m_systemFont.families()}
        << QStringLiteral("Noto Sans CJK SC") << QStringLiteral("Source Han Sans SC")
        << QStringLiteral("WenQuanYi Micro Hei") << QStringLiteral("Microsoft YaHei"));
    m_application.setFont(font);
    // Widgets whose own font is a multiple of it are told by nobody else.
    QEvent event(QEvent::ApplicationFontChange);
    for (QWidget *widget : QApplication::allWidgets())
        QCoreApplication::sendEvent(widget, &event);
}

} // namespace eid::ui
