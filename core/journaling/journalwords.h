#pragma once

#include "core/store/journalentry.h"
#include "core/store/journalverdict.h"

#include <QString>

namespace eid {

// The journal in the user's language.

/// What was done: "PIN change". The identifier itself for an action of a later version.
QString journalActionWords(const JournalEntry &entry);

/// How it ended: "Done", or the title of the error. The identifier itself for an error of a later
/// version.
QString journalOutcomeWords(const JournalEntry &entry);

/// What does not hold, in one sentence, with the number of the entry.
QString journalBreakWords(const JournalBreak &broken);

} // namespace eid
