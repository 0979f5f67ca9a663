#include "ui/onlinecopy/codefield.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/tone.h"
#include "ui/onlinecopy/codefieldaccessible.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace eid::ui {

namespace {

// In parts of the font's height, so that the field grows with the text.
constexpr qreal placePerFontHeight = 1.05;
constexpr qreal paddingInPlaces = 0.7;
constexpr qreal gapInPlaces = 0.7;
// How narrow the places get where the page is narrow: the characters still stand apart.
constexpr qreal leastPlacePerPlace = 0.5;
constexpr int groupLength = 4;
constexpr int longest = 64;
constexpr int placesOfUnknownLength = 12;
constexpr QChar dot(0x2022);

bool isCommand(const QKeyEvent &event)
{
    constexpr auto commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    return (event.modifiers() & commands) != Qt::NoModifier;
}

bool isTyped(const QKeyEvent &event)
{
    return !isCommand(event) && event.text().size() == 1 && event.text().front().isPrint();
}

} // namespace

CodeField::CodeField(Characters characters, std::optional<int> length, QWidget *parent)
    : QWidget(parent)
    , m_characters(characters)
    , m_length(length)
{
    installCodeFieldAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
        | Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAcceptDrops(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
    // Codes are read from left to right in every script.
    setLayoutDirection(Qt::LeftToRight);
}

CodeField::~CodeField() = default;

int CodeField::most() const
{
    return m_length.value_or(longest);
}

int CodeField::places() const
{
    return m_length.value_or(std::clamp(length() + 1, placesOfUnknownLength, longest));
}

void CodeField::setCaret(int position)
{
    const int caret = std::clamp(position, 0, length());
    if (caret == m_caret)
        return;
    m_caret = caret;
    announceCaret(*this);
    update();
}

Secret CodeField::take()
{
    Secret taken = std::exchange(m_entry, Secret());
    m_caret = 0;
    tellEdited();
    return taken;
}

void CodeField::setMasked(bool masked)
{
    m_isMasked = masked;
    update();
}

void CodeField::setFaulty(bool faulty)
{
    m_isFaulty = faulty;
    update();
}

QChar CodeField::shown(int place) const
{
    return m_isMasked ? dot : QChar::fromLatin1(static_cast<char>(m_entry.octets()[place]));
}

void CodeField::type(QChar character)
{
    if (m_characters == Characters::Groups) {
        if (character.isSpace() || character == u'-')
            return;
        character = character.toUpper();
    }
    const char16_t letter = character.unicode();
    const bool isDigit = letter >= u'0' && letter <= u'9';
    const bool isLetter = letter >= u'A' && letter <= u'Z';
    const bool isTaken = m_characters == Characters::Digits ? isDigit
        : m_characters == Characters::Groups                ? isDigit || isLetter
                                                            : letter >= 0x20 && letter < 0x7F;
    if (!isTaken) {
        Q_EMIT refused(Refusal::OtherCharacter);
        return;
    }
    if (length() >= most()) {
        Q_EMIT refused(Refusal::Full);
        return;
    }
    m_entry.insertAt(static_cast<std::size_t>(m_caret), static_cast<std::uint8_t>(letter));
    ++m_caret;
    announceInsertion(*this, m_caret - 1);
    tellEdited();
}

void CodeField::paste()
{
    for (const QChar character : QGuiApplication::clipboard()->text().trimmed())
        type(character);
}

void CodeField::backspace()
{
    if (m_caret == 0)
        return;
    --m_caret;
    removeAt(m_caret);
}

void CodeField::clear()
{
    if (m_entry.isEmpty())
        return;
    m_entry.clear();
    m_caret = 0;
    tellEdited();
}

void CodeField::removeAt(int index)
{
    if (index >= length())
        return;
    announceRemoval(*this, index);
    m_entry.removeAt(static_cast<std::size_t>(index));
    tellEdited();
}

void CodeField::tellEdited()
{
    update();
    Q_EMIT edited();
}

bool CodeField::event(QEvent *event)
{
    // What is typed here belongs here, whatever shortcuts the window has.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = static_cast<QKeyEvent &>(*event);
        if (isTyped(key) || key.matches(QKeySequence::Paste) || key.key() == Qt::Key_Backspace
            || key.key() == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void CodeField::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        paste();
    else if (isTyped(*event))
        type(event->text().front());
    else if (!handleEditingKey(event))
        QWidget::keyPressEvent(event);
}

bool CodeField::handleEditingKey(QKeyEvent *event)
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
        if (!event->isAutoRepeat())
            Q_EMIT submitted();
        return true;
    default: // every other key is the window's
        return false;
    }
}

void CodeField::mousePressEvent(QMouseEvent *event)
{
    int place = 0;
    while (place < length() && event->position().x() > placeRect(place).center().x())
        ++place;
    setCaret(place);
}

void CodeField::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void CodeField::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void CodeField::hideEvent(QHideEvent *event)
{
    clear();
    QWidget::hideEvent(event);
}

void CodeField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    update();
}

qreal CodeField::gapsBefore(int place) const
{
    return m_characters == Characters::Groups ? place / groupLength * gapInPlaces : 0;
}

qreal CodeField::placeSize() const
{
    return fontMetrics().height() * placePerFontHeight;
}

qreal CodeField::placeWidth() const
{
    return std::min(
        placeSize(), width() / (places() + gapsBefore(places() - 1) + 2 * paddingInPlaces));
}

QRectF CodeField::placeRect(int place) const
{
    const qreal width = placeWidth();
    return {width * (paddingInPlaces + place + gapsBefore(place)), 0, width, qreal(height())};
}

QSize CodeField::sizeHint() const
{
    const int most = m_length.value_or(placesOfUnknownLength);
    const qreal width = placeSize() * (most + gapsBefore(most - 1) + 2 * paddingInPlaces);
    const qreal height = std::max<qreal>(metrics::controlHeight(this), placeSize() * 2.4);
    return QSizeF(width, height).toSize();
}

QSize CodeField::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {static_cast<int>(hint.width() * leastPlacePerPlace), hint.height()};
}

void CodeField::paintPlace(QPainter &painter, int place) const
{
    const QRectF box = placeRect(place);
    const QColor text = palette().color(QPalette::Text);
    if (place >= length()) {
        QColor faint = text;
        faint.setAlphaF(m_length ? 0.6F : 0.25F);
        const qreal y = box.center().y() + placeSize() * 0.6;
        painter.setPen(QPen(faint, 1.5, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(box.left() + box.width() * 0.15, y),
            QPointF(box.right() - box.width() * 0.15, y));
        return;
    }
    if (m_isMasked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(text);
        const qreal radius = std::min(placeSize() * 0.24, box.width() * 0.36);
        painter.drawEllipse(box.center(), radius, radius);
        return;
    }
    QFont font = this->font();
    font.setPixelSize(std::max(9, qRound(std::min(placeSize() * 0.95, box.width() * 1.35))));
    painter.setFont(font);
    painter.setPen(text);
    painter.drawText(box, Qt::AlignCenter, QString(shown(place)));
}

void CodeField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    painter.setPen(QPen(m_isFaulty ? toneColor(Tone::Warning, palette()) : edgeColor(palette()),
        m_isFaulty ? 2 : 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(frame, metrics::controlRadius, metrics::controlRadius);
    if (hasFocus())
        paintFocusRing(painter, rect(), palette());
    for (int place = 0; place < places(); ++place)
        paintPlace(painter, place);
    if (hasFocus()) {
        const qreal x
            = m_caret < places() ? placeRect(m_caret).left() : placeRect(m_caret - 1).right();
        const qreal half = placeSize() * 0.62;
        painter.setPen(QPen(palette().color(QPalette::Text),
            style()->pixelMetric(QStyle::PM_TextCursorWidth) + 1.0));
        painter.drawLine(QPointF(x, height() / 2.0 - half), QPointF(x, height() / 2.0 + half));
    }
}

} // namespace eid::ui
