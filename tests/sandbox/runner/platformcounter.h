#pragma once

#include "tests/sandbox/platform/referenceplatform.h"

#include <QStringList>

namespace eid::sandbox {

/// What happens at a counter of the sandbox's platform, in words: offer [CITIZEN] (answers the link
/// and the transaction code), loss CITIZEN (the report, and when it is final), revoke-copies
/// CITIZEN, relying-party add HOST NAME CALLBACK, signature IDENTIFIER (what a card signed in
/// answer to that request, as JSON, for whoever disputes it). Instead of a citizen, the UUID of a
/// card will do.
///
/// Nothing: \a verb is none of these. Fails with InvalidArgument and the platform's errors.
std::optional<Result<QString>> serveAtCounter(
    ReferencePlatform &platform, const QString &verb, const QStringList &words);

} // namespace eid::sandbox
