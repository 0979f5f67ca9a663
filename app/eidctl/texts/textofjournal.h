#pragma once

#include "app/eidctl/reports.h"

#include <QString>

namespace eid::ctl {

/// A line for each entry: its number, when, what, with which card and slot, and how it ended.
QString textOfJournal(const JournalReport &report);
QString textOfJournalVerdict(const JournalVerdict &verdict);
QString textOfJournalExport(const JournalExportReport &report);

} // namespace eid::ctl
