#pragma once

#include "core/base/result.h"
#include "core/card/cardtypes.h"

#include <QString>

namespace eid::ctl {

class Terminal;

/// Words that nobody types by accident.
struct ConsentWords
{
    QString shown; ///< in the user's language
    QString plain; ///< in English: taken as well, for keyboards that cannot type the other
};

/// Asks for a typed consent: \a question is shown, and the words have to be typed. Fails with
/// \a otherwise if something else was typed, and as Terminal::readLine() does.
Result<void> askForTypedConsent(const Terminal &terminal, const QString &question,
    const ConsentWords &words, const Error &otherwise);

/// Consent that the last try of \a role may be used; \a why is PinLastTry or PinTriesUnknown.
Result<void> askForLastTry(const Terminal &terminal, PinRole role, const Error &why);

/// Consent that the new PIN may be tried to learn whether it is valid.
Result<void> askForTrial(const Terminal &terminal);

} // namespace eid::ctl
