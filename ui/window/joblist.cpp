#include "ui/window/joblist.h"

#include "ui/base/entry.h"
#include "ui/window/cardwords.h"

#include <QButtonGroup>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace eid::ui {

JobList::JobList(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_overview = add(Glyph::Home);
    connect(m_overview, &Entry::clicked, this, [this] {
        markCurrent();
        Q_EMIT overviewRequested();
    });
    add(PinJob::ActivatePin, Glyph::Spark);
    add(CopiesJob(), Glyph::Identity);
    add(CodeJob(), Glyph::QrCode);
    add(LossJob(), Glyph::Exclamation);
    add(PinJob::ChangePin, Glyph::Key);
    add(PinJob::UnblockPin, Glyph::Unlock);
    add(PinJob::VerifyPin, Glyph::Shield);
    add(PinJob::ChangePuk, Glyph::Lock);
    add(RenewalJob(), Glyph::Certificate);
    add(FaceJob(), Glyph::Face);
    retranslate();
}

void JobList::setCard(const CardState *card)
{
    m_card = card ? std::optional(*card) : std::nullopt;
    retranslate();
}

void JobList::setCurrent(const std::optional<Job> &job)
{
    m_current = job;
    markCurrent();
}

Entry *JobList::entry(const Job &job) const
{
    const auto found = std::ranges::find(m_rows, job, &Row::job);
    return found == m_rows.end() ? nullptr : found->entry;
}

void JobList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

Entry *JobList::add(Glyph glyph)
{
    auto *entry = new Entry(Entry::Look::Plain, glyph, this);
    entry->setCheckable(true);
    m_group->addButton(entry);
    layout()->addWidget(entry);
    return entry;
}

void JobList::add(const Job &job, Glyph glyph)
{
    Entry *entry = add(glyph);
    m_rows.append({job, entry});
    // A click marks the entry by itself; what is marked is what is open, and the window says so.
    connect(entry, &Entry::clicked, this, [this, job] {
        markCurrent();
        Q_EMIT jobRequested(job);
    });
}

void JobList::retranslate()
{
    const CardState *card = m_card ? &*m_card : nullptr;
    m_overview->setWords(tr("Overview"), tr("How your card stands"));
    const bool initial = card && card->isUsable() && card->pin.isInitial.value_or(false);
    for (const Row &row : m_rows) {
        const QString obstacle = CardWords::jobObstacle(row.job, card);
        row.entry->setWords(CardWords::jobTitle(row.job),
            obstacle.isEmpty() ? CardWords::jobPurpose(row.job) : obstacle);
        row.entry->setEnabled(obstacle.isEmpty());
        if (row.job == Job(PinJob::ActivatePin))
            row.entry->setVisible(initial);
        else if (row.job == Job(PinJob::ChangePin))
            row.entry->setVisible(!initial);
    }
    markCurrent();
}

void JobList::markCurrent()
{
    for (const Row &row : m_rows)
        row.entry->setChecked(row.job == m_current);
    m_overview->setChecked(!m_current);
}

} // namespace eid::ui
