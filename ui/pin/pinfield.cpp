#include "ui/pin/pinfield.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/tone.h"
#include "ui/pin/pinfieldaccessible.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <utility>

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
    : QWidget(parent)
{
    installPinFieldAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhDigitsOnly
        | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAcceptDrops(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
    // Digits are read from left to right in every script.
    setLayoutDirection(Qt::LeftToRight);
}

PinField::~PinField() = default;

void PinField::setRules(const PinRules &rules)
{
    if (m_rules == rules)
        return;
    m_rules = rules;
    clear();
    updateGeometry();
    update();
}

void PinField::setCaret(int position)
{
    const int caret = std::clamp(position, 0, length());
    if (caret == m_caret)
        return;
    m_caret = caret;
    announceCaret(*this);
    update();
}

Secret PinField::take()
{
    Secret taken = std::exchange(m_entry, Secret());
    m_caret = 0;
    tellEdited();
    return taken;
}

void PinField::setFaulty(bool faulty)
{
    if (m_faulty == faulty)
        return;
    m_faulty = faulty;
    update();
}

void PinField::typeDigit(int digit)
{
    Q_ASSERT(digit >= 0 && digit <= 9);
    if (length() >= m_rules.maximumLength) {
        refuse(Refusal::Full);
        return;
    }
    m_entry.insertAt(static_cast<std::size_t>(m_caret), static_cast<std::uint8_t>('0' + digit));
    ++m_caret;
    announceInsertion(*this, m_caret - 1);
    tellEdited();
}

void PinField::backspace()
{
    if (m_caret == 0)
        return;
    --m_caret;
    removeAt(m_caret);
}

void PinField::clear()
{
    if (m_entry.isEmpty())
        return;
    m_entry.clear();
    m_caret = 0;
    tellEdited();
}

void PinField::removeAt(int index)
{
    if (index >= length())
        return;
    m_entry.removeAt(static_cast<std::size_t>(index));
    announceRemoval(*this, index);
    tellEdited();
}

void PinField::refuse(Refusal why)
{
    Q_EMIT refused(why);
}

void PinField::tellEdited()
{
    update();
    Q_EMIT edited();
}

bool PinField::event(QEvent *event)
{
    // What is typed here belongs here, whatever shortcuts the window has.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = static_cast<QKeyEvent &>(*event);
        if (isPrintable(key) || isClipboard(key) || key.key() == Qt::Key_Backspace
            || key.key() == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void PinField::keyPressEvent(QKeyEvent *event)
{
    if (const std::optional<int> digit = digitOf(*event))
        typeDigit(*digit);
    else if (isPrintable(*event))
        refuse(Refusal::NoDigit);
    else if (isClipboard(*event))
        refuse(Refusal::Clipboard);
    else if (!handleEditingKey(event))
        QWidget::keyPressEvent(event);
}

bool PinField::handleEditingKey(QKeyEvent *event)
{
    const bool whole = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Backspace:
        if (whole)
            clear();
        else
            backspace();
        return true;
    case Qt::Key_Delete:
        if (whole)
            clear();
        else
            removeAt(m_caret);
        return true;
    case Qt::Key_Left:
        setCaret(m_caret - 1);
        return true;
    case Qt::Key_Right:
        setCaret(m_caret + 1);
        return true;
    case Qt::Key_Home:
        setCaret(0);
        return true;
    case Qt::Key_End:
        setCaret(length());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT submitted();
        return true;
    default: // every other key is the window's
        return false;
    }
}

void PinField::mousePressEvent(QMouseEvent *event)
{
    const qreal offset = event->position().x() - contents().left() + placeWidth() / 2;
    setCaret(static_cast<int>(offset / placeWidth()));
}

void PinField::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
    Q_EMIT entered();
}

void PinField::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void PinField::hideEvent(QHideEvent *event)
{
    clear();
    QWidget::hideEvent(event);
}

void PinField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    update();
}

qreal PinField::placeSize() const
{
    return fontMetrics().height() * placePerFontHeight;
}

qreal PinField::placeWidth() const
{
    return std::min(placeSize(), width() / (m_rules.maximumLength + 2 * paddingPerPlace));
}

QRectF PinField::contents() const
{
    const qreal width = placeWidth() * m_rules.maximumLength;
    return QRectF(placeWidth() * paddingPerPlace, 0, width, height());
}

QRectF PinField::placeRect(int place) const
{
    const QRectF all = contents();
    return QRectF(all.left() + place * placeWidth(), all.top(), placeWidth(), all.height());
}

QSize PinField::sizeHint() const
{
    const qreal width = placeSize() * (m_rules.maximumLength + 2 * paddingPerPlace);
    const qreal height = std::max<qreal>(metrics::controlHeight(this), placeSize() * 1.55);
    return QSizeF(width, height).toSize();
}

QSize PinField::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {static_cast<int>(hint.width() * leastPlacePerPlace), hint.height()};
}

void PinField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    const bool focused = hasFocus();
    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QColor text = palette().color(group, QPalette::Text);
    const auto faded = [&text](qreal alpha) {
        QColor color = text;
        color.setAlphaF(static_cast<float>(alpha));
        return color;
    };

    const QRectF frame = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    painter.setPen(QPen(
        m_faulty ? toneColor(Tone::Warning, palette()) : edgeColor(palette()), m_faulty ? 2 : 1));
    painter.setBrush(palette().color(group, QPalette::Base));
    painter.drawRoundedRect(frame, metrics::controlRadius, metrics::controlRadius);
    if (focused)
        paintFocusRing(painter, rect(), palette());

    for (int place = 0; place < m_rules.maximumLength; ++place) {
        const QRectF box = placeRect(place);
        if (place < length()) {
            const qreal radius = placeSize() * dotPerPlace;
            painter.setPen(Qt::NoPen);
            painter.setBrush(text);
            painter.drawEllipse(box.center(), radius, radius);
            continue;
        }
        // A place still to fill: a short rule, strong where the card demands a digit.
        const bool demanded = place < m_rules.minimumLength;
        const qreal y = box.center().y() + placeSize() * 0.42;
        painter.setPen(
            QPen(faded(demanded ? 0.75 : 0.3), demanded ? 2 : 1.5, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(box.left() + box.width() * 0.2, y),
            QPointF(box.right() - box.width() * 0.2, y));
    }

    if (focused) {
        const qreal x = placeRect(m_caret).left();
        const qreal half = placeSize() * 0.48;
        painter.setPen(QPen(text, style()->pixelMetric(QStyle::PM_TextCursorWidth) + 1.0));
        painter.drawLine(QPointF(x, height() / 2.0 - half), QPointF(x, height() / 2.0 + half));
    }
}

} // namespace eid::ui
