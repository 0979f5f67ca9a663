#pragma once

#include "core/base/result.h"
#include "core/card/cardtypes.h"

#include <QString>

namespace eid::ctl {

class Terminal;

/// Asks for a consent that nobody gives by accident: \a question is shown, and a word has to be
/// typed. Fails with \a otherwise if something else was typed, and as Terminal::readLine() does.
Result<void> askForTypedConsent(
    const Terminal &terminal, const QString &question, const QString &word, const Error &otherwise);

/// Consent that the last try of \a role may be used; \a why is PinLastTry or PinTriesUnknown.
Result<void> askForLastTry(const Terminal &terminal, PinRole role, const Error &why);

/// Consent that the new PIN may be tried to learn whether it is valid.
Result<void> askForTrial(const Terminal &terminal);

} // namespace eid::ctl
