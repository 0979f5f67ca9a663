#include "app/eidctl/texts/textofjournal.h"

#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "core/journaling/journalwords.h"

#include <QStringList>

namespace eid::ctl {

namespace {

/// As much of a card's reference as tells the cards of one person apart.
constexpr qsizetype shownOfCard = 8;

QString lineOf(const JournalEntry &entry)
{
    QStringList parts{plainLine(entry.time), plainLine(journalActionWords(entry))};
    if (!entry.card.isEmpty())
        parts += Text::tr("card %1").arg(
            plainLine(entry.card.first(qMin(entry.card.size(), shownOfCard))));
    if (!entry.slot.isEmpty())
        parts += Text::tr("slot %1").arg(plainLine(entry.slot));
    parts += plainLine(journalOutcomeWords(entry));
    if (!entry.detail.isEmpty())
        parts += plainLine(entry.detail);
    return QStringLiteral("%1  %2").arg(entry.sequence, 5).arg(parts.join(QStringLiteral("  ")));
}

} // namespace

QString textOfJournal(const JournalReport &report)
{
    if (report.total == 0)
        return Text::tr("The journal is empty.");
    QStringList lines;
    for (const JournalEntry &entry : report.entries)
        lines += lineOf(entry);
    if (report.entries.size() < report.total)
        lines += Text::tr("%1 of %2 entries; --limit shows more.")
                     .arg(report.entries.size())
                     .arg(report.total);
    return lines.join(u'\n');
}

QString textOfJournalVerdict(const JournalVerdict &verdict)
{
    return Text::tr(
               "The journal is intact (%n entries).", nullptr, static_cast<int>(verdict.entries))
        + u'\n' + Text::tr("Hash of the last entry: %1").arg(verdict.head);
}

QString textOfJournalExport(const JournalExportReport &report)
{
    return Text::tr(
        "The journal (%n entries) was written to %1.", nullptr, static_cast<int>(report.entries))
        .arg(plainLine(report.file));
}

} // namespace eid::ctl
