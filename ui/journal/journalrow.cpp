#include "ui/journal/journalrow.h"

#include "core/journaling/journalwords.h"

#include <QLocale>
#include <QStringList>

namespace eid::ui {

namespace {

/// As much of a card's reference as tells the cards of one person apart.
constexpr qsizetype shownOfCard = 8;

} // namespace

JournalRow::JournalRow(const JournalEntry &entry)
    : status(entry.isOk() ? StatusSign::Status::Good : StatusSign::Status::Bad)
    , title(journalActionWords(entry))
    , time(entry.time)
    , outcome(journalOutcomeWords(entry))
    , detail(entry.detail)
{
    // What was set aside is kept: nothing failed that the user could have done otherwise.
    if (entry.action == journalActionIdentifier(JournalAction::StoreSetAside))
        status = StatusSign::Status::Warning;
    if (const auto when = entry.when()) {
        //: How a date with its time is written; see QLocale::toString()
        time = QLocale().toString(when->toLocalTime(), tr("d MMMM yyyy HH:mm:ss"));
    }
    // The titles of errors are sentences, and what follows belongs to them.
    if (outcome.endsWith(u'.') || outcome.endsWith(u'。'))
        outcome.chop(1);
    QStringList parts{outcome};
    if (!entry.card.isEmpty())
        parts += tr("card %1").arg(entry.card.left(shownOfCard));
    if (!entry.slot.isEmpty())
        parts += tr("slot %1").arg(entry.slot);
    //: %1 is the number of an entry in the journal
    parts += tr("entry %1").arg(entry.sequence);
    outcome = parts.join(QStringLiteral(" · "));
}

QString JournalRow::spoken() const
{
    return QStringList{title, outcome, time}.join(QStringLiteral(", "));
}

} // namespace eid::ui
