#include "ui/base/button.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/tone.h"

#include <QPainter>

namespace eid::ui {

namespace {

struct Look
{
    QColor ground;
    QColor edge;
    QColor ink;
};

Look lookOf(Button::Kind kind, const QPalette &palette)
{
    switch (kind) {
    case Button::Kind::Primary:
        return {toneColor(Tone::Accent, palette), Qt::transparent, palette.color(QPalette::Base)};
    case Button::Kind::Danger:
        return {toneColor(Tone::Bad, palette), Qt::transparent, palette.color(QPalette::Base)};
    case Button::Kind::Secondary:
        return {
            palette.color(QPalette::Base), edgeColor(palette), palette.color(QPalette::WindowText)};
    case Button::Kind::Quiet:
        return {Qt::transparent, Qt::transparent, toneColor(Tone::Accent, palette)};
    }
    Q_UNREACHABLE();
}

} // namespace

Button::Button(Kind kind, QWidget *parent)
    : QPushButton(parent)
    , m_kind(kind)
{
    setAutoDefault(kind == Kind::Primary);
    setCursor(Qt::PointingHandCursor);
}

Button::Button(Kind kind, const QString &text, QWidget *parent)
    : Button(kind, parent)
{
    setText(text);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Button::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    updateGeometry();
    update();
}

QSize Button::sizeHint() const
{
    const int height = metrics::controlHeight(this);
    const int glyph = m_glyph ? metrics::signSize(this) : 0;
    if (text().isEmpty())
        return {height, height};
    const int gap = m_glyph ? metrics::small : 0;
    const int padding = m_kind == Kind::Quiet ? metrics::medium : metrics::large;
    const QSize words = fontMetrics().size(Qt::TextShowMnemonic, text());
    return {words.width() + glyph + gap + 2 * padding, height};
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    const QPalette &colors = palette();
    Look look = lookOf(m_kind, colors);
    if (!isEnabled()) {
        look.ink = toneColor(Tone::Muted, colors);
        if (m_kind != Kind::Quiet) {
            look.ground = Qt::transparent;
            look.edge = lineColor(colors);
        }
    }
    const QRectF frame = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    painter.setPen(look.edge);
    painter.setBrush(look.ground);
    painter.drawRoundedRect(frame, metrics::controlRadius, metrics::controlRadius);
    if (isEnabled() && (isDown() || underMouse())) {
        QColor veil = m_kind == Kind::Quiet || m_kind == Kind::Secondary
            ? toneColor(Tone::Accent, colors)
            : colors.color(QPalette::Base);
        veil.setAlphaF(isDown() ? 0.22F : 0.10F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(veil);
        painter.drawRoundedRect(frame, metrics::controlRadius, metrics::controlRadius);
    }
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), colors);

    const int glyphSide = m_glyph ? metrics::signSize(this) : 0;
    const int gap = m_glyph && !text().isEmpty() ? metrics::small : 0;
    const int words
        = text().isEmpty() ? 0 : fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    QRect content(0, 0, glyphSide + gap + words, height());
    content.moveCenter(rect().center());
    if (m_glyph) {
        const QRect place(content.x(), (height() - glyphSide) / 2, glyphSide, glyphSide);
        drawGlyph(painter, *m_glyph, visualRect(*this, place, content), look.ink);
    }
    painter.setPen(look.ink);
    const QRect place(content.x() + glyphSide + gap, 0, words, height());
    painter.drawText(
        visualRect(*this, place, content), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

} // namespace eid::ui
