#include "ui/base/secretfield.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/secretfieldaccessible.h"
#include "ui/base/tone.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace eid::ui {

namespace {

constexpr QChar dot(0x2022);

} // namespace

SecretField::SecretField(QWidget *parent)
    : QWidget(parent)
{
    installSecretFieldAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
        | Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAcceptDrops(false);
    setCursor(Qt::IBeamCursor);
    // Digits and codes are read from left to right in every script.
    setLayoutDirection(Qt::LeftToRight);
}

SecretField::~SecretField() = default;

void SecretField::setCaret(int position)
{
    const int caret = std::clamp(position, 0, length());
    if (caret == m_caret)
        return;
    m_caret = caret;
    announceCaret(*this);
    update();
}

Secret SecretField::take()
{
    Secret taken = std::exchange(m_entry, Secret());
    m_caret = 0;
    tellEdited();
    return taken;
}

void SecretField::setFaulty(bool faulty)
{
    if (m_isFaulty == faulty)
        return;
    m_isFaulty = faulty;
    update();
}

QChar SecretField::shown(int) const
{
    return dot;
}

void SecretField::insert(std::uint8_t octet)
{
    m_entry.insertAt(static_cast<std::size_t>(m_caret), octet);
    ++m_caret;
    announceInsertion(*this, m_caret - 1);
    tellEdited();
}

void SecretField::backspace()
{
    if (m_caret == 0)
        return;
    --m_caret;
    removeAt(m_caret);
}

void SecretField::clear()
{
    if (m_entry.isEmpty())
        return;
    m_entry.clear();
    m_caret = 0;
    tellEdited();
}

void SecretField::removeAt(int index)
{
    if (index >= length())
        return;
    const QChar gone = shown(index);
    m_entry.removeAt(static_cast<std::size_t>(index));
    announceRemoval(*this, index, gone);
    tellEdited();
}

void SecretField::tellEdited()
{
    update();
    Q_EMIT edited();
}

bool SecretField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = static_cast<QKeyEvent &>(*event);
        if (isOwnKey(key) || key.key() == Qt::Key_Backspace || key.key() == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void SecretField::keyPressEvent(QKeyEvent *event)
{
    if (isOwnKey(*event))
        takeKey(*event);
    else if (!handleEditingKey(*event))
        QWidget::keyPressEvent(event);
}

bool SecretField::handleEditingKey(const QKeyEvent &event)
{
    const bool whole = event.modifiers().testFlag(Qt::ControlModifier);
    switch (event.key()) {
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
        if (!event.isAutoRepeat())
            Q_EMIT submitted();
        return true;
    default: // every other key is the window's
        return false;
    }
}

void SecretField::mousePressEvent(QMouseEvent *event)
{
    int place = 0;
    while (place < length() && event->position().x() > placeRect(place).center().x())
        ++place;
    setCaret(place);
}

void SecretField::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
    Q_EMIT entered();
}

void SecretField::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void SecretField::hideEvent(QHideEvent *event)
{
    clear();
    QWidget::hideEvent(event);
}

void SecretField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    update();
}

void SecretField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QColor text = palette().color(group, QPalette::Text);
    const QRectF frame = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    painter.setPen(QPen(m_isFaulty ? toneColor(Tone::Warning, palette()) : edgeColor(palette()),
        m_isFaulty ? 2 : 1));
    painter.setBrush(palette().color(group, QPalette::Base));
    painter.drawRoundedRect(frame, metrics::controlRadius, metrics::controlRadius);
    if (hasFocus())
        paintFocusRing(painter, rect(), palette());

    for (int place = 0; place < places(); ++place)
        paintPlace(painter, place, text);

    if (hasFocus()) {
        const qreal x
            = m_caret < places() ? placeRect(m_caret).left() : placeRect(m_caret - 1).right();
        const qreal middle = height() / 2.0;
        painter.setPen(QPen(text, style()->pixelMetric(QStyle::PM_TextCursorWidth) + 1.0));
        painter.drawLine(QPointF(x, middle - caretReach()), QPointF(x, middle + caretReach()));
    }
}

} // namespace eid::ui
