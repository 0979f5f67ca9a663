#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace eid {

class Journal;
struct JournalEntry;

/// A journal in the form for others.
struct JournalExport
{
    QByteArray lines;
    qint64 entries = 0;
    QString head; ///< hash of the last entry
};

/// The journal as JSON Lines (UTF-8), so that somebody else can check it without this tool. The
/// first line is {"format": "eid-journal-1", "entries": N, "head": HASH}, each further one an
/// entry, the oldest first, with the members of JournalEntry under their names.
///
/// To check it: compute the hash of each entry as hashOf() says, compare it with "hash", compare
/// "previous" with the "hash" of the line before (64 zeros for the first entry), the sequences with
/// 1, 2, 3 …, and the last hash with "head".
///
/// It is written as it stands, whether it holds or not.
Result<JournalExport> exportJournal(const Journal &journal);

/// One entry as a JSON object, as in the export.
QJsonObject jsonOfJournalEntry(const JournalEntry &entry);

} // namespace eid
