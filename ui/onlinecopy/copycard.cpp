#include "ui/onlinecopy/copycard.h"

#include "ui/base/glyph.h"
#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/tone.h"
#include "ui/onlinecopy/copywords.h"

#include <QEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <initializer_list>

namespace eid::ui {

namespace {

constexpr qreal padding = 6; // within a box
constexpr qreal gap = 6; // between boxes
constexpr qreal leftShare = 0.68; // beside the portrait
constexpr int widestInEms = 34;
constexpr int narrowestInEms = 17;
// Between words where it can be, within an endless one where it must.
constexpr int wrapping = Qt::TextWordWrap | Qt::TextWrapAnywhere;

constexpr QColor ink(255, 255, 255);
constexpr QColor litGround(255, 255, 255);
constexpr QColor litInk(0x12, 0x3a, 0x78);
constexpr QColor barGround(0x0b, 0x1c, 0x38);

QString shortLabel(CopyField field)
{
    if (!isAgeField(field))
        return CopyWords::field(field);
    return CopyWords::tr("%1+").arg(copyFieldPath(field).constLast());
}

} // namespace

CopyCard::CopyCard(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFields({});
}

void CopyCard::setFields(const QList<Field> &fields)
{
    m_fields.clear();
    for (const CopyField field : allCopyFields()) {
        const auto found = std::ranges::find(fields, field, &Field::field);
        m_fields.append(found == fields.end() ? Field{field} : *found);
    }
    nameForScreenReaders();
    updateGeometry();
    update();
}

CopyCard::Light CopyCard::lightOf(CopyField field) const
{
    return fieldAt(field).light;
}

const CopyCard::Field &CopyCard::fieldAt(CopyField field) const
{
    return *std::ranges::find(m_fields, field, &Field::field);
}

QFont CopyCard::labelFont() const
{
    QFont font = this->font();
    font.setPixelSize(std::max(11, qRound(fontInfo().pixelSize() * 0.85)));
    return font;
}

QFont CopyCard::valueFont() const
{
    QFont font = this->font();
    font.setWeight(QFont::DemiBold);
    return font;
}

int CopyCard::cardWidth(int width) const
{
    return std::min(width, fontInfo().pixelSize() * widestInEms);
}

qreal CopyCard::boxHeight(const Field &field, qreal width) const
{
    const qreal inner = width - 2 * padding;
    const auto needed = [inner](const QFont &font, const QString &text) {
        return QFontMetricsF(font)
            .boundingRect(QRectF(0, 0, inner, 10'000), wrapping, text)
            .height();
    };
    const qreal value = field.light == Light::Shown && !field.text.isEmpty()
        ? needed(valueFont(), field.text)
        : QFontMetricsF(valueFont()).height();
    return needed(labelFont(), shortLabel(field.field)) + value + 2 * padding;
}

CopyCard::Arrangement CopyCard::arrange(int width) const
{
    Arrangement at;
    const qreal margin = metrics::medium;
    const qreal whole = cardWidth(width);
    const qreal inner = whole - 2 * margin;
    const qreal left = inner * leftShare;
    qreal y = margin * 0.75;
    at.head = QRectF(margin, y, inner, QFontMetricsF(valueFont()).height() * 1.2);
    y = at.head.bottom() + gap;
    const qreal top = y;

    const auto addRow = [&](qreal rowWidth, std::initializer_list<CopyField> fields) {
        const qreal each
            = (rowWidth - gap * qreal(fields.size() - 1)) / static_cast<qreal>(fields.size());
        qreal height = 0;
        for (const CopyField field : fields)
            height = std::max(height, boxHeight(fieldAt(field), each));
        qreal x = margin;
        for (const CopyField field : fields) {
            at.boxes.append({&fieldAt(field), QRectF(x, y, each, height)});
            x += each + gap;
        }
        y += height + gap;
    };
    addRow(left, {CopyField::Name});
    addRow(left, {CopyField::Sex, CopyField::BirthDate});
    addRow(left, {CopyField::DocumentExpiry});
    at.portrait = QRectF(margin + left + gap, top, inner - left - gap, y - gap - top);
    addRow(inner, {CopyField::IdNumber});
    addRow(inner,
        {CopyField::Age14, CopyField::Age16, CopyField::Age18, CopyField::Age21, CopyField::Age60});
    at.card = QRectF(0, 0, whole, y - gap + margin);
    return at;
}

int CopyCard::heightForWidth(int width) const
{
    return qCeil(arrange(width).card.height());
}

QSize CopyCard::sizeHint() const
{
    const int width = fontInfo().pixelSize() * widestInEms;
    return {width, heightForWidth(width)};
}

QSize CopyCard::minimumSizeHint() const
{
    const int width = fontInfo().pixelSize() * narrowestInEms;
    return {width, 0};
}

void CopyCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() == QEvent::LanguageChange)
        nameForScreenReaders();
    QWidget::changeEvent(event);
}

void CopyCard::nameForScreenReaders()
{
    QStringList shown;
    QList<CopyField> told;
    QList<CopyField> hidden;
    for (const Field &field : m_fields) {
        switch (field.light) {
        case Light::Shown:
            shown.append(QStringLiteral("%1: %2").arg(CopyWords::field(field.field), field.text));
            break;
        case Light::Told:
            told.append(field.field);
            break;
        case Light::Hidden:
        case Light::Asked:
            hidden.append(field.field);
            break;
        }
    }
    QStringList sentences = shown;
    if (!told.isEmpty())
        sentences.append(tr("Told: %1").arg(CopyWords::list(told)));
    if (!hidden.isEmpty())
        sentences.append(tr("Kept back: %1").arg(CopyWords::list(hidden)));
    setAccessibleName(tr("Picture of your online copy"));
    setAccessibleDescription(sentences.join(QStringLiteral(". ")));
}

void CopyCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Arrangement at = arrange(width());
    painter.translate((width() - at.card.width()) / 2, 0);
    if (isRightToLeft())
        painter.setLayoutDirection(Qt::RightToLeft);
    paintGround(painter, at);
    for (Box box : at.boxes) {
        if (isRightToLeft())
            box.place.moveLeft(at.card.width() - box.place.right());
        paintBox(painter, box);
    }
}

void CopyCard::paintGround(QPainter &painter, const Arrangement &at) const
{
    const bool dark = isDark(palette());
    const QRectF card = at.card.adjusted(1, 1, -1, -1);
    const qreal corner = metrics::radius + 4;
    QLinearGradient ground(card.topLeft(), card.bottomRight());
    ground.setColorAt(0, dark ? QColor(0x24, 0x4a, 0x80) : QColor(0x1f, 0x63, 0xbd));
    ground.setColorAt(1, dark ? QColor(0x17, 0x30, 0x57) : QColor(0x17, 0x45, 0x8c));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(card, corner, corner);

    QRectF head = at.head;
    QRectF portrait = at.portrait;
    if (isRightToLeft()) {
        head.moveLeft(at.card.width() - head.right());
        portrait.moveLeft(at.card.width() - portrait.right());
    }
    painter.setPen(ink);
    painter.setFont(valueFont());
    painter.drawText(head, Qt::AlignLeading | Qt::AlignVCenter, tr("Online copy"));
    painter.setFont(labelFont());
    painter.drawText(head, Qt::AlignTrailing | Qt::AlignVCenter, QStringLiteral("eID"));

    // There is no picture of the holder in an online copy: the place says only where it would be.
    painter.save();
    QPainterPath frame;
    frame.addRoundedRect(portrait, metrics::controlRadius, metrics::controlRadius);
    painter.setClipPath(frame);
    painter.fillPath(frame, QColor(255, 255, 255, 26));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 64));
    const qreal unit = std::min(portrait.width(), portrait.height() * 0.8) / 10;
    const QPointF middle(portrait.center().x(), portrait.bottom() - unit * 5.6);
    painter.drawEllipse(middle, unit * 1.9, unit * 2.3);
    painter.drawEllipse(QPointF(middle.x(), portrait.bottom() + unit * 0.9), unit * 4, unit * 3.8);
    painter.restore();
}

void CopyCard::paintBox(QPainter &painter, const Box &box) const
{
    const Field &field = *box.field;
    const bool isTold = field.light == Light::Told;
    if (isTold) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(litGround);
        painter.drawRoundedRect(box.place, metrics::controlRadius, metrics::controlRadius);
    }
    if (field.light == Light::Asked) {
        QPen frame(ink, 1.4, Qt::CustomDashLine, Qt::RoundCap);
        frame.setDashPattern({3, 3});
        painter.setPen(frame);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(
            box.place.adjusted(1, 1, -1, -1), metrics::controlRadius, metrics::controlRadius);
    }
    const QRectF inner = box.place.adjusted(padding, padding, -padding, -padding);
    painter.setPen(isTold ? litInk : ink);
    painter.setFont(labelFont());
    const QString label = shortLabel(field.field);
    QRectF labelPlace;
    painter.drawText(inner, wrapping | Qt::AlignLeading | Qt::AlignTop, label, &labelPlace);
    const QRectF rest(
        inner.left(), labelPlace.bottom(), inner.width(), inner.bottom() - labelPlace.bottom());

    painter.setFont(valueFont());
    switch (field.light) {
    case Light::Shown:
        painter.drawText(rest, wrapping | Qt::AlignLeading | Qt::AlignTop, field.text);
        return;
    case Light::Asked:
    case Light::Hidden: {
        QRectF bar = rest.adjusted(0, rest.height() * 0.2, 0, -rest.height() * 0.2);
        bar.setHeight(std::min(bar.height(), QFontMetricsF(valueFont()).ascent()));
        bar.moveCenter(rest.center());
        painter.setPen(Qt::NoPen);
        painter.setBrush(barGround);
        painter.drawRoundedRect(bar, 3, 3);
        if (field.light == Light::Asked) {
            QRectF sign(0, 0, bar.height() * 0.9, bar.height() * 0.9);
            sign.moveCenter(bar.center());
            drawGlyph(painter, Glyph::Question, sign, ink);
        }
        return;
    }
    case Light::Told: {
        const qreal side = std::min(rest.height(), qreal(metrics::signSize(this)));
        QRectF sign(rest.left(), rest.center().y() - side / 2, side, side);
        QRectF words = rest.adjusted(side + 4, 0, 0, 0);
        if (isRightToLeft()) {
            sign.moveRight(rest.right());
            words = rest.adjusted(0, 0, -side - 4, 0);
        }
        drawGlyph(painter, Glyph::Eye, sign, litInk);
        const QString told = tr("is told");
        painter.setPen(litInk);
        if (QFontMetricsF(valueFont()).horizontalAdvance(told) <= words.width())
            painter.drawText(words, Qt::AlignLeading | Qt::AlignVCenter, told);
        return;
    }
    }
}

} // namespace eid::ui
