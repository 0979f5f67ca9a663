#include "ui/window/readerchooser.h"

#include "ui/base/entry.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/window/cardwords.h"

#include <QButtonGroup>
#include <QEvent>
#include <QVBoxLayout>

namespace eid::ui {

ReaderChooser::ReaderChooser(QWidget *parent)
    : QWidget(parent)
    , m_title(new Text(Text::Role::Caption, this))
    , m_layout(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_title);
    m_title->setTone(Tone::Muted);
    m_title->setContentsMargins(metrics::medium, 0, metrics::medium, 0);
    hide();
}

QList<CardState> ReaderChooser::choices(const DeskState &desk, const QString &chosen)
{
    QList<CardState> choices;
    for (const CardState &card : desk.readers) {
        if (card.isCardPresent() || card.reader == chosen)
            choices.append(card);
    }
    return choices;
}

void ReaderChooser::setState(const DeskState &desk, const QString &chosen)
{
    m_desk = desk;
    m_choices = choices(desk, chosen);
    m_chosen = chosen;
    matchEntries();
    retranslate();
    setVisible(m_choices.size() > 1);
}

void ReaderChooser::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ReaderChooser::matchEntries()
{
    while (m_entries.size() > m_choices.size()) {
        Entry *entry = m_entries.takeLast();
        entry->hide();
        entry->deleteLater();
    }
    while (m_entries.size() < m_choices.size()) {
        auto *entry = new Entry(Entry::Look::Plain, Glyph::Reader, this);
        entry->setCheckable(true);
        const qsizetype index = m_entries.size();
        connect(entry, &Entry::clicked, this, [this, index] {
            if (index < m_choices.size())
                Q_EMIT chosen(m_choices.at(index).reader);
        });
        m_group->addButton(entry);
        m_layout->addWidget(entry);
        m_entries.append(entry);
    }
}

void ReaderChooser::retranslate()
{
    m_title->setText(tr("Choose a card"));
    for (qsizetype index = 0; index < m_entries.size(); ++index) {
        const CardState &card = m_choices.at(index);
        Entry *entry = m_entries.at(index);
        const QString who = card.holder ? card.holder->name : CardWords::state(m_desk, &card).title;
        entry->setGlyph(card.isCardPresent() ? Glyph::Card : Glyph::Reader);
        entry->setWords(who, card.reader);
        entry->setChecked(card.reader == m_chosen);
    }
}

} // namespace eid::ui
