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

Result<QByteArray> exportJournal(const Journal &journal)
{
    QByteArray lines;
    qint64 entries = 0;
    QString head = journalBeginning();
    const auto visited = journal.forEach([&](const JournalEntry &entry) -> Result<void> {
        lines += lineOf(jsonOfJournalEntry(entry));
        head = entry.hash;
        ++entries;
        return {};
    });
    if (!visited)
        return failure(visited.error());
    return lineOf({{QStringLiteral("format"), QStringLiteral("eid-journal-1")},
               {QStringLiteral("entries"), entries}, {QStringLiteral("head"), head}})
        + lines;
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
