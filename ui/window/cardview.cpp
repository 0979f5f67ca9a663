#include "ui/window/cardview.h"

#include "ui/base/glyph.h"
#include "ui/base/tone.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace eid::ui {

namespace {

constexpr double cardRatio = 85.60 / 53.98; // ISO/IEC 7810, ID-1
// Between words where it can be, within an endless one where it must.
constexpr int nameWrapping = Qt::TextWordWrap | Qt::TextWrapAnywhere;
constexpr int widest = 280;

// The largest size at which the words stand within the place, wrapped where need be.
QFont fitted(QFont font, const QString &words, const QRectF &place, int largest, int smallest)
{
    for (int pixels = largest; pixels > smallest; --pixels) {
        font.setPixelSize(pixels);
        const QRectF taken
            = QFontMetricsF(font).boundingRect(place, nameWrapping | Qt::AlignLeading, words);
        if (taken.height() <= place.height() && taken.width() <= place.width())
            return font;
    }
    font.setPixelSize(smallest);
    return font;
}

} // namespace

CardView::CardView(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CardView::setFace(const Face &face)
{
    if (face == m_face)
        return;
    m_face = face;
    update();
}

int CardView::heightForWidth(int width) const
{
    return qRound(std::min(width, widest) / cardRatio);
}

QSize CardView::sizeHint() const
{
    return {widest, heightForWidth(widest)};
}

void CardView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = std::min<double>(QWidget::width(), height() * cardRatio) - 2;
    QRectF card(0, 0, width, width / cardRatio);
    card.moveCenter(QRectF(rect()).center());
    paintGround(painter, card);
    if (m_face.appearance == Appearance::Absent)
        return;
    paintChip(painter, card);
    paintWords(painter, card);
}

void CardView::paintGround(QPainter &painter, const QRectF &card) const
{
    const double corner = card.width() * 0.037; // 3.18 mm of 85.6
    const bool dark = isDark(palette());
    switch (m_face.appearance) {
    case Appearance::Absent: {
        QPen pen(edgeColor(palette()), 1.6, Qt::CustomDashLine, Qt::RoundCap);
        pen.setDashPattern({4, 4});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(card, corner, corner);
        QRectF place(0, 0, card.height() * 0.34, card.height() * 0.34);
        place.moveCenter(card.center());
        drawGlyph(painter, Glyph::Card, place, edgeColor(palette()));
        return;
    }
    case Appearance::Usable:
    case Appearance::Reading: {
        QLinearGradient ground(card.topLeft(), card.bottomRight());
        ground.setColorAt(0, dark ? QColor(0x24, 0x4a, 0x80) : QColor(0x1f, 0x63, 0xbd));
        ground.setColorAt(1, dark ? QColor(0x17, 0x30, 0x57) : QColor(0x17, 0x45, 0x8c));
        painter.setBrush(ground);
        break;
    }
    case Appearance::Faulty:
        painter.setBrush(dark ? QColor(0x3a, 0x40, 0x49) : QColor(0x5d, 0x66, 0x72));
        break;
    }
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(card, corner, corner);

    // Two quiet waves, so that it looks like a card and not like a button.
    painter.save();
    QPainterPath outline;
    outline.addRoundedRect(card, corner, corner);
    painter.setClipPath(outline);
    painter.setBrush(QColor(255, 255, 255, 14));
    painter.drawEllipse(QPointF(card.right(), card.top()), card.width() * 0.55, card.width() * 0.5);
    painter.drawEllipse(QPointF(card.right(), card.top()), card.width() * 0.33, card.width() * 0.3);
    painter.restore();
}

void CardView::paintChip(QPainter &painter, const QRectF &card) const
{
    // Contacts where ISO/IEC 7816-2 puts them.
    const QRectF chip(card.left() + card.width() * 0.11, card.top() + card.height() * 0.30,
        card.width() * 0.13, card.height() * 0.18);
    painter.setPen(QPen(QColor(0x8a, 0x6a, 0x1e), 1));
    painter.setBrush(QColor(0xe8, 0xcb, 0x82));
    painter.drawRoundedRect(chip, 4, 4);
    painter.drawLine(
        QPointF(chip.left(), chip.center().y()), QPointF(chip.right(), chip.center().y()));
    painter.drawLine(QPointF(chip.left() + chip.width() / 3, chip.top()),
        QPointF(chip.left() + chip.width() / 3, chip.bottom()));
    painter.drawLine(QPointF(chip.right() - chip.width() / 3, chip.top()),
        QPointF(chip.right() - chip.width() / 3, chip.bottom()));
}

void CardView::paintWords(QPainter &painter, const QRectF &card) const
{
    const double margin = card.width() * 0.07;
    const double line = card.height() * 0.1;
    painter.setPen(QColor(255, 255, 255));

    QFont small = font();
    small.setPixelSize(std::max(11, qRound(line * 0.8)));
    QFont mark = small;
    mark.setWeight(QFont::DemiBold);
    painter.setFont(mark);
    const QRectF head(
        card.left() + margin, card.top() + margin * 0.7, card.width() - 2 * margin, line * 1.4);
    painter.drawText(head, Qt::AlignLeading | Qt::AlignVCenter, QStringLiteral("eID"));

    const QRectF foot(card.left() + margin, card.bottom() - margin * 0.8 - line * 1.3,
        card.width() - 2 * margin, line * 1.3);
    painter.setFont(fitted(small, m_face.idNumber, foot, small.pixelSize() + 2, 9));
    painter.drawText(foot, Qt::AlignLeading | Qt::AlignVCenter, m_face.idNumber);

    const double nameTop = card.top() + card.height() * 0.53;
    const QRectF place(
        card.left() + margin, nameTop, card.width() - 2 * margin, foot.top() - nameTop - 2);
    QFont name = font();
    name.setWeight(QFont::DemiBold);
    painter.setFont(fitted(name, m_face.name, place, qRound(line * 1.35), 9));
    painter.drawText(place, Qt::AlignLeading | Qt::AlignBottom | nameWrapping, m_face.name);
}

} // namespace eid::ui
