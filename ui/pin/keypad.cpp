#include "ui/pin/keypad.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"

#include <QEvent>
#include <QGridLayout>
#include <QRandomGenerator>

#include <utility>

namespace eid::ui {

namespace {

constexpr int columns = 3;
const QList<int> usualOrder{1, 2, 3, 4, 5, 6, 7, 8, 9, 0};

} // namespace

Keypad::Keypad(QWidget *parent)
    : QWidget(parent)
    , m_digits(usualOrder)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(metrics::small);
    // A keypad has its digits in the same places in every script.
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    for (int index = 0; index < m_digits.size(); ++index) {
        Button *key = makeKey();
        m_keys.append(key);
        const bool last = index == m_digits.size() - 1;
        grid->addWidget(key, index / columns, last ? 1 : index % columns);
        connect(key, &Button::clicked, this,
            [this, index] { Q_EMIT digitPressed(m_digits.at(index)); });
    }
    const int bottom = (static_cast<int>(m_digits.size()) - 1) / columns;
    m_clear = makeKey();
    grid->addWidget(m_clear, bottom, 0);
    connect(m_clear, &Button::clicked, this, &Keypad::clearPressed);
    m_backspace = makeKey();
    m_backspace->setAutoRepeat(true);
    m_backspace->setGlyph(Glyph::Erase);
    grid->addWidget(m_backspace, bottom, 2);
    connect(m_backspace, &Button::clicked, this, &Keypad::backspacePressed);
    setTabOrder(m_keys.at(8), m_clear);
    setTabOrder(m_clear, m_keys.at(9));
    setTabOrder(m_keys.at(9), m_backspace);

    updateKeySize();
    place();
    retranslate();
}

Button *Keypad::makeKey()
{
    auto *key = new Button(Button::Kind::Secondary, this);
    key->setFocusPolicy(Qt::TabFocus);
    return key;
}

Button *Keypad::keyOf(int digit) const
{
    return m_keys.at(m_digits.indexOf(digit));
}

void Keypad::setShuffled(bool shuffled)
{
    if (m_shuffled == shuffled)
        return;
    m_shuffled = shuffled;
    if (m_shuffled)
        deal();
    else
        m_digits = usualOrder;
    place();
}

void Keypad::deal()
{
    if (!m_shuffled)
        return;
    for (qsizetype last = m_digits.size() - 1; last > 0; --last) {
        const int other = QRandomGenerator::system()->bounded(static_cast<int>(last) + 1);
        m_digits.swapItemsAt(last, other);
    }
    place();
}

void Keypad::place()
{
    for (qsizetype index = 0; index < m_keys.size(); ++index) {
        const QString digit = QString::number(m_digits.at(index));
        m_keys.at(index)->setText(digit);
        m_keys.at(index)->setAccessibleName(digit);
    }
}

void Keypad::retranslate()
{
    setAccessibleName(tr("Keypad on the screen"));
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Take all digits away"));
    m_clear->setAccessibleName(tr("Clear"));
    m_backspace->setToolTip(tr("Take the last digit away"));
    m_backspace->setAccessibleName(tr("Delete last digit"));
}

void Keypad::updateKeySize()
{
    const int high = metrics::controlHeight(this) + metrics::tight;
    QFont digits = font();
    digits.setPointSizeF(font().pointSizeF() * 1.3);
    const auto all = findChildren<Button *>(Qt::FindDirectChildrenOnly);
    for (Button *key : all)
        key->setFixedSize(high + high / 4, high);
    for (Button *key : std::as_const(m_keys))
        key->setFont(digits);
}

void Keypad::showEvent(QShowEvent *event)
{
    deal();
    QWidget::showEvent(event);
}

void Keypad::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        updateKeySize();
}

} // namespace eid::ui
