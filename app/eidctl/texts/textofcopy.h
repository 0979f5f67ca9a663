#pragma once

#include "app/eidctl/reports.h"

#include <QString>

namespace eid::ctl {

/// "ID number", "18 or older".
QString textOfField(CopyField field);
/// What is done now, as one line.
QString textOfProgress(CopyProgress::Stage stage);

/// What was fetched and, the first time, the loss code.
QString textOfCopiesTaken(const CopiesTakenReport &report);
/// How many there are and, opened, how each stands and where it was used.
QString textOfCopies(const CopiesReport &report);
/// What they say of their holder.
QString textOfCopyValues(const CopyValuesReport &report);
QString textOfRemovedCopies(int count);
QString textOfRecoveryPhrase(const Secret &phrase);

QString textOfLossState(const LossState &state);
QString textOfLossCode(const Secret &code);

} // namespace eid::ctl
