#include "app/eidctl/json/jsonofjournal.h"

#include "core/store/journalexport.h"

#include <QJsonArray>

namespace eid::ctl {

QJsonObject jsonOfJournal(const JournalReport &report)
{
    QJsonArray entries;
    for (const JournalEntry &entry : report.entries)
        entries.append(jsonOfJournalEntry(entry));
    return {
        {QStringLiteral("total"), report.total},
        {QStringLiteral("entries"), entries},
    };
}

QJsonObject jsonOfJournalVerdict(const JournalVerdict &verdict)
{
    return {
        {QStringLiteral("entries"), verdict.entries},
        {QStringLiteral("head"), verdict.head},
    };
}

QJsonObject jsonOfJournalExport(const JournalExportReport &report)
{
    return {
        {QStringLiteral("file"), report.file},
        {QStringLiteral("entries"), report.entries},
        {QStringLiteral("size"), report.size},
        {QStringLiteral("head"), report.head},
    };
}

} // namespace eid::ctl
