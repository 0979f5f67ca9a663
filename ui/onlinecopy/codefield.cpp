#include "ui/onlinecopy/codefield.h"

#include "ui/base/metrics.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

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
    : SecretField(parent)
    , m_characters(characters)
    , m_length(length)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

int CodeField::most() const
{
    return m_length.value_or(longest);
}

int CodeField::places() const
{
    return m_length.value_or(std::clamp(length() + 1, placesOfUnknownLength, longest));
}

void CodeField::setMasked(bool masked)
{
    m_isMasked = masked;
    update();
}

QChar CodeField::shown(int place) const
{
    return m_isMasked ? SecretField::shown(place)
                      : QChar::fromLatin1(static_cast<char>(entry().octets()[place]));
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
    insert(static_cast<std::uint8_t>(letter));
}

void CodeField::paste()
{
    for (const QChar character : QGuiApplication::clipboard()->text().trimmed())
        type(character);
}

bool CodeField::isOwnKey(const QKeyEvent &event) const
{
    return isTyped(event) || event.matches(QKeySequence::Paste);
}

void CodeField::takeKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Paste))
        paste();
    else
        type(event.text().front());
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

void CodeField::paintPlace(QPainter &painter, int place, const QColor &text) const
{
    const QRectF box = placeRect(place);
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

qreal CodeField::caretReach() const
{
    return placeSize() * 0.62;
}

} // namespace eid::ui
