#include "core/store/journalexport.h"

#include "core/store/journal.h"

#include <QJsonDocument>

namespace eid {

namespace {

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Result<JournalExport> exportJournal(const Journal &journal)
{
    JournalExport exported{{}, 0, journalBeginning()};
    const auto visited = journal.forEach([&](const JournalEntry &entry) -> Result<void> {
        exported.lines += lineOf(jsonOfJournalEntry(entry));
        exported.head = entry.hash;
        ++exported.entries;
        return {};
    });
    if (!visited)
        return failure(visited.error());
    exported.lines.prepend(lineOf({{QStringLiteral("format"), QStringLiteral("eid-journal-1")},
        {QStringLiteral("entries"), exported.entries}, {QStringLiteral("head"), exported.head}}));
    return exported;
}

QJsonObject jsonOfJournalEntry(const JournalEntry &entry)
{
    return {
        {QStringLiteral("sequence"), entry.sequence},
        {QStringLiteral("time"), entry.time},
        {QStringLiteral("action"), entry.action},
        {QStringLiteral("card"), entry.card},
        {QStringLiteral("slot"), entry.slot},
        {QStringLiteral("outcome"), entry.outcome},
        {QStringLiteral("detail"), entry.detail},
        {QStringLiteral("previous"), entry.previous},
        {QStringLiteral("hash"), entry.hash},
    };
}

} // namespace eid
