#include "ui/window/cardzone.h"

#include "core/card/masking.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/window/cardview.h"
#include "ui/window/cardwords.h"
#include "ui/window/readerchooser.h"

#include <QAccessible>
#include <QEvent>
#include <QVBoxLayout>

namespace eid::ui {

namespace {

CardView::Appearance appearanceOf(const CardState *card)
{
    if (!card)
        return CardView::Appearance::Absent;
    switch (card->phase) {
    case CardPhase::Empty:
        return CardView::Appearance::Absent;
    case CardPhase::Recognising:
        return CardView::Appearance::Reading;
    case CardPhase::Known:
    case CardPhase::Named:
    case CardPhase::Complete:
        return CardView::Appearance::Usable;
    case CardPhase::Failed:
        return CardView::Appearance::Faulty;
    }
    Q_UNREACHABLE();
}

} // namespace

CardZone::CardZone(QWidget *parent)
    : QWidget(parent)
    , m_view(new CardView(this))
    , m_sign(new StatusSign(StatusSign::Status::Info, this))
    , m_title(new Text(Text::Role::Strong, this))
    , m_serial(new Text(Text::Role::Caption, this))
    , m_readerName(new Text(Text::Role::Caption, this))
{
    m_serial->setTone(Tone::Muted);
    m_serial->setSelectable(true);
    m_serial->setFocusPolicy(Qt::ClickFocus);
    m_readerName->setTone(Tone::Muted);

    auto *state = new QHBoxLayout;
    state->setSpacing(metrics::small);
    state->addWidget(m_sign, 0, Qt::AlignTop);
    state->addWidget(m_title, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::tight);
    layout->addWidget(m_view);
    layout->addSpacing(metrics::small);
    layout->addLayout(state);
    layout->addWidget(m_readerName);
    layout->addWidget(m_serial);
    layout->addStretch(1);
    retranslate();
}

void CardZone::setState(const DeskState &desk, const QString &reader)
{
    m_desk = desk;
    m_reader = reader;
    const QString before = m_title->text();
    retranslate();
    if (isVisible() && before != m_title->text()) {
        QAccessibleEvent event(m_title, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString CardZone::stateTitle() const
{
    return m_title->text();
}

void CardZone::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CardZone::retranslate()
{
    const CardState *card = m_desk.find(m_reader);
    const Words words = CardWords::state(m_desk, card);
    m_sign->setStatus(words.status);
    m_title->setText(words.title);
    m_title->setAccessibleDescription(words.text);

    CardView::Face face;
    face.appearance = appearanceOf(card);
    QString serial;
    if (card && card->isUsable()) {
        serial = card->identity.serial;
        if (card->holder) {
            face.name = card->holder->name;
            face.idNumber = maskedIdNumber(card->holder->idNumber.value_or(QString()));
        } else if (card->phase == CardPhase::Complete) {
            face.name = tr("No name on this card");
        }
    }
    m_view->setFace(face);
    m_view->setAccessibleName(face.name.isEmpty() ? words.title : tr("Card of %1").arg(face.name));

    m_serial->setText(
        serial.isEmpty() ? QString() : tr("Card number %1").arg(CardWords::grouped(serial)));
    m_serial->setVisible(!serial.isEmpty());
    m_readerName->setText(m_reader.isEmpty() ? QString() : tr("Reader: %1").arg(m_reader));
    // Where there is a choice, the chooser names each reader.
    m_readerName->setVisible(ReaderChooser::choices(m_desk, m_reader).size() == 1);
}

} // namespace eid::ui
