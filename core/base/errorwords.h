#pragma once

#include "core/base/error.h"

#include <QString>

namespace eid {

/// Whether doing the same again can help.
enum class Retry {
    No, ///< the same again ends the same
    AfterAction, ///< once the user has done what the next step says
    Yes, ///< at once
};

/// One row of the table: how an ErrorCode is told to people and to scripts.
struct ErrorWords
{
    /// Stable, for scripts and JSON: lower case with hyphens ("pin-wrong").
    const char *identifier;
    /// Stable exit status of eidctl, 2 to 125; see the man page.
    int exitStatus;
    Retry retry;
    /// One line: what happened. Translated through the context "eid::ErrorWords".
    const char *title;
    /// One sentence: what to do next. Translated likewise.
    const char *nextStep;
};

/// The row of \a code. Every code has one.
const ErrorWords &errorWords(ErrorCode code);

/// The title in the user's language; after a wrong PIN or PUK with the tries that are left.
QString errorTitle(const Error &error);

/// What to do next, in the user's language.
QString errorNextStep(const Error &error);

} // namespace eid
