#pragma once

#include "app/eidctl/reports.h"

#include <QJsonObject>

namespace eid::ctl {

/// The document of journal.schema.json.
QJsonObject jsonOfJournal(const JournalReport &report);
/// The document of journal-verdict.schema.json.
QJsonObject jsonOfJournalVerdict(const JournalVerdict &verdict);
/// The document of journal-export.schema.json.
QJsonObject jsonOfJournalExport(const JournalExportReport &report);

} // namespace eid::ctl
