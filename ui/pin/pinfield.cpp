#include "ui/pin/pinfield.h"

#include "ui/base/metrics.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace eid::ui {

namespace {

// In parts of the font's height, so that the field grows with the text.
constexpr qreal placePerFontHeight = 1.7;
constexpr qreal dotPerPlace = 0.2; // radius
constexpr qreal paddingPerPlace = 0.45;
// How narrow the places get where the page is narrow: the dots still stand apart.
constexpr qreal leastPlacePerPlace = 0.55;

std::optional<int> digitOf(const QKeyEvent &event)
{
    constexpr auto commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    if ((event.modifiers() & commands) != Qt::NoModifier)
        return std::nullopt;
    if (event.key() < Qt::Key_0 || event.key() > Qt::Key_9)
        return std::nullopt;
    return event.key() - Qt::Key_0;
}

bool isPrintable(const QKeyEvent &event)
{
    constexpr auto commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    return (event.modifiers() & commands) == Qt::NoModifier && event.key() >= Qt::Key_Space
        && event.key() < Qt::Key_Escape;
}

bool isClipboard(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Paste) || event.matches(QKeySequence::Copy)
        || event.matches(QKeySequence::Cut);
}

} // namespace

PinField::PinField(QWidget *parent)
    : SecretField(parent)
{
    setInputMethodHints(inputMethodHints() | Qt::ImhDigitsOnly);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void PinField::setRules(const PinRules &rules)
{
    if (m_rules == rules)
        return;
    m_rules = rules;
    clear();
    updateGeometry();
    update();
}

QString PinField::entryDescription() const
{
    return tr("%1 of %2 to %3 digits typed")
        .arg(length())
        .arg(m_rules.minimumLength)
        .arg(m_rules.maximumLength);
}

void PinField::typeDigit(int digit)
{
    Q_ASSERT(digit >= 0 && digit <= 9);
    if (length() >= m_rules.maximumLength) {
        Q_EMIT refused(Refusal::Full);
        return;
    }
    insert(static_cast<std::uint8_t>('0' + digit));
}

bool PinField::isOwnKey(const QKeyEvent &event) const
{
    return isPrintable(event) || isClipboard(event);
}

void PinField::takeKey(const QKeyEvent &event)
{
    if (const std::optional<int> digit = digitOf(event))
        typeDigit(*digit);
    else
        Q_EMIT refused(isClipboard(event) ? Refusal::Clipboard : Refusal::NoDigit);
}

qreal PinField::placeSize() const
{
    return fontMetrics().height() * placePerFontHeight;
}

qreal PinField::placeWidth() const
{
    return std::min(placeSize(), width() / (places() + 2 * paddingPerPlace));
}

QRectF PinField::placeRect(int place) const
{
    const qreal width = placeWidth();
    return {width * (paddingPerPlace + place), 0, width, qreal(height())};
}

QSize PinField::sizeHint() const
{
    const qreal width = placeSize() * (places() + 2 * paddingPerPlace);
    const qreal height = std::max<qreal>(metrics::controlHeight(this), placeSize() * 1.55);
    return QSizeF(width, height).toSize();
}

QSize PinField::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {static_cast<int>(hint.width() * leastPlacePerPlace), hint.height()};
}

qreal PinField::caretReach() const
{
    return placeSize() * 0.48;
}

void PinField::paintPlace(QPainter &painter, int place, const QColor &text) const
{
    const QRectF box = placeRect(place);
    if (place < length()) {
        const qreal radius = placeSize() * dotPerPlace;
        painter.setPen(Qt::NoPen);
        painter.setBrush(text);
        painter.drawEllipse(box.center(), radius, radius);
        return;
    }
    // A place still to fill: a short rule, strong where the card demands a digit.
    const bool demanded = place < m_rules.minimumLength;
    QColor faint = text;
    faint.setAlphaF(demanded ? 0.75F : 0.3F);
    const qreal y = box.center().y() + placeSize() * 0.42;
    painter.setPen(QPen(faint, demanded ? 2 : 1.5, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(
        QPointF(box.left() + box.width() * 0.2, y), QPointF(box.right() - box.width() * 0.2, y));
}

} // namespace eid::ui
