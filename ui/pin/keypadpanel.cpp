#include "ui/pin/keypadpanel.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/pin/keypad.h"
#include "ui/pin/pinfield.h"

#include <QEvent>
#include <QSettings>
#include <QVBoxLayout>

namespace eid::ui {

namespace {

const QString shownKey = QStringLiteral("keypad/shown");
const QString shuffledKey = QStringLiteral("keypad/shuffled");

} // namespace

KeypadPanel::KeypadPanel(QWidget *parent)
    : QWidget(parent)
    , m_keypad(new Keypad(this))
    , m_show(new Button(Button::Kind::Quiet, this))
    , m_shuffle(new Button(Button::Kind::Quiet, this))
{
    m_show->setGlyph(Glyph::Key);
    m_shuffle->setGlyph(Glyph::Shuffle);
    m_shuffle->setCheckable(true);
    // A click on a switch leaves the keyboard in the field.
    m_show->setFocusPolicy(Qt::TabFocus);
    m_shuffle->setFocusPolicy(Qt::TabFocus);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    // One below the other, so that the panel is no wider than its keys and fits beside the fields.
    layout->addWidget(m_show, 0, Qt::AlignLeading);
    layout->addWidget(m_keypad, 0, Qt::AlignLeading);
    layout->addWidget(m_shuffle, 0, Qt::AlignLeading);

    const QSettings settings;
    setShuffled(settings.value(shuffledKey, false).toBool());
    setKeypadShown(settings.value(shownKey, false).toBool());

    connect(m_show, &Button::clicked, this, [this] {
        setKeypadShown(m_keypad->isHidden());
        QSettings().setValue(shownKey, !m_keypad->isHidden());
    });
    connect(m_shuffle, &Button::clicked, this, [this](bool shuffled) {
        setShuffled(shuffled);
        QSettings().setValue(shuffledKey, shuffled);
    });
    connect(m_keypad, &Keypad::digitPressed, this, [this](int digit) {
        if (m_field)
            m_field->typeDigit(digit);
    });
    connect(m_keypad, &Keypad::backspacePressed, this, [this] {
        if (m_field)
            m_field->backspace();
    });
    connect(m_keypad, &Keypad::clearPressed, this, [this] {
        if (m_field)
            m_field->clear();
    });
}

void KeypadPanel::addField(PinField *field)
{
    if (!m_field)
        m_field = field;
    connect(field, &PinField::entered, this, [this, field] { m_field = field; });
}

void KeypadPanel::setKeypadShown(bool shown)
{
    m_keypad->setVisible(shown);
    m_shuffle->setVisible(shown);
    retranslate();
}

void KeypadPanel::setShuffled(bool shuffled)
{
    m_shuffle->setChecked(shuffled);
    m_keypad->setShuffled(shuffled);
    retranslate();
}

void KeypadPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KeypadPanel::retranslate()
{
    m_show->setText(m_keypad->isHidden() ? tr("Show &keypad") : tr("Hide &keypad"));
    m_shuffle->setText(m_keypad->isShuffled() ? tr("&Usual order") : tr("&Shuffle digits"));
    m_shuffle->setAccessibleDescription(
        tr("With shuffled digits nobody can tell your PIN by where you click."));
    m_shuffle->setToolTip(m_shuffle->accessibleDescription());
}

} // namespace eid::ui
