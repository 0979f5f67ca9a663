#include "ui/base/text.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

namespace eid::ui {

namespace {

QFont fontOf(Text::Role role)
{
    QFont font = QApplication::font();
    const auto scale = [&font](double factor) {
        if (font.pixelSize() > 0)
            font.setPixelSize(qRound(font.pixelSize() * factor));
        else
            font.setPointSizeF(font.pointSizeF() * factor);
    };
    switch (role) {
    case Text::Role::Title:
        scale(1.6);
        font.setWeight(QFont::DemiBold);
        break;
    case Text::Role::Heading:
        scale(1.15);
        font.setWeight(QFont::DemiBold);
        break;
    case Text::Role::Body:
        break;
    case Text::Role::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case Text::Role::Caption:
        scale(0.9);
        break;
    case Text::Role::Data:
        font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
        break;
    }
    return font;
}

} // namespace

Text::Text(Role role, QWidget *parent)
    : QLabel(parent)
    , m_role(role)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::WindowText); // even within a button
    setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    applyFont();
}

Text::Text(Role role, const QString &text, QWidget *parent)
    : Text(role, parent)
{
    setText(text);
}

void Text::setTone(Tone tone)
{
    m_tone = tone;
    applyColor();
}

void Text::setSelectable(bool selectable)
{
    setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                       : Qt::NoTextInteraction);
}

bool Text::event(QEvent *event)
{
    const bool handled = QLabel::event(event);
    if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
    return handled;
}

void Text::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

void Text::applyFont()
{
    setFont(fontOf(m_role));
}

void Text::applyColor()
{
    QPalette own;
    if (m_tone != Tone::Plain) {
        const QColor color = toneColor(m_tone, QApplication::palette());
        own.setColor(QPalette::WindowText, color);
        own.setColor(QPalette::Text, color);
    }
    if (own != m_ownPalette || own.resolveMask() != m_ownPalette.resolveMask()) {
        m_ownPalette = own;
        setPalette(own);
    }
}

} // namespace eid::ui
