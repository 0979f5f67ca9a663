#pragma once

#include "app/eidctl/reports.h"

#include <QJsonObject>

namespace eid::ctl {

/// The document of copies-taken.schema.json.
QJsonObject jsonOfCopiesTaken(const CopiesTakenReport &report);
/// The document of copies.schema.json.
QJsonObject jsonOfCopies(const CopiesReport &report);
/// The document of copy-values.schema.json.
QJsonObject jsonOfCopyValues(const CopyValuesReport &report);
/// The document of copies-removed.schema.json.
QJsonObject jsonOfRemovedCopies(int count);
/// The document of recovery-phrase.schema.json.
QJsonObject jsonOfRecoveryPhrase(const Secret &phrase);
/// The document of authentication.schema.json.
QJsonObject jsonOfAuthentication(const AuthenticationReport &report);
/// The document of card-use.schema.json.
QJsonObject jsonOfLossState(const LossState &state);
/// The document of loss-code.schema.json.
QJsonObject jsonOfLossCode(const Secret &code);

} // namespace eid::ctl
