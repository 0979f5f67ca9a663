#include "ui/onlinecopy/lossstartview.h"

#include "ui/base/entry.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/panel.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/lossflow.h"

#include <QVBoxLayout>

namespace eid::ui {

LossStartView::LossStartView(LossFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_what(new Note(StatusSign::Status::Warning, this))
    , m_without(new Text(Text::Role::Heading, this))
    , m_withoutPanel(new Panel(this))
    , m_report(addEntry(m_withoutPanel, Glyph::Exclamation, "report"))
    , m_noCode(new Text(Text::Role::Caption, this))
    , m_with(new Text(Text::Role::Heading, this))
    , m_withPanel(new Panel(this))
    , m_look(addEntry(m_withPanel, Glyph::Info, "look"))
    , m_freeze(addEntry(m_withPanel, Glyph::Lock, "freeze"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    for (QWidget *widget : {static_cast<QWidget *>(m_what), static_cast<QWidget *>(m_without),
             static_cast<QWidget *>(m_withoutPanel), static_cast<QWidget *>(m_noCode),
             static_cast<QWidget *>(m_with), static_cast<QWidget *>(m_withPanel)})
        layout->addWidget(widget);
    m_noCode->setTone(Tone::Muted);
    connect(m_report, &Entry::clicked, &flow, &LossFlow::askCode);
    connect(m_look, &Entry::clicked, &flow, [&flow] { flow.ask(LossAction::Look); });
    connect(m_freeze, &Entry::clicked, &flow, [&flow] { flow.ask(LossAction::Freeze); });
    refresh();
}

Entry *LossStartView::addEntry(Panel *panel, Glyph glyph, const char *name)
{
    panel->content()->setContentsMargins(
        metrics::tight, metrics::tight, metrics::tight, metrics::tight);
    panel->content()->setSpacing(0);
    auto *entry = new Entry(Entry::Look::Row, glyph, panel);
    entry->setObjectName(QLatin1String(name));
    panel->content()->addWidget(entry);
    return entry;
}

QWidget *LossStartView::firstFocus()
{
    return m_report;
}

void LossStartView::refresh()
{
    m_what->setWords(tr("What happens when a card is reported lost"),
        tr("The card, its certificates and its online copies are suspended at once: nobody can use "
           "them. For 7 days you can withdraw the report with the card, should you find it. After "
           "that it is final, and you need a new card."));
    m_without->setText(tr("The card is lost or stolen"));
    m_report->setWords(tr("Report it lost"),
        tr("With the loss code that you noted when you took the online copies"));
    m_noCode->setText(tr("Without the code: at a counter, with your resident identity card, or by "
                         "telephone."));
    m_with->setText(tr("The card is here"));
    m_look->setWords(tr("See how it stands"),
        tr("Then a report can be withdrawn, or a frozen card be unfrozen"));
    m_freeze->setWords(tr("Freeze it"), tr("For a time, until you unfreeze it yourself"));
    setAccessibleName(m_what->title());
    setAccessibleDescription(m_what->text());
}

} // namespace eid::ui
