#pragma once

#include "core/base/result.h"

namespace eid {

class Database;

/// The number that marks a file as this tool's (PRAGMA application_id): "eIDr".
inline constexpr int storeApplicationId = 0x65494472;

/// The version of the schema that this tool writes (PRAGMA user_version). Versions follow each
/// other from 1; what a version did is never edited, only followed by another one.
int storeVersion();

/// Whether what is in the file is this tool's, of a version it knows, and whole. An empty file is.
/// Fails with StoreTooNew, StoreDamaged, StoreUnavailable.
Result<void> examine(Database &database);

/// Brings the schema from whatever version it has to storeVersion(). Within a transaction of the
/// caller's, so that it happens whole or not at all.
/// Returns whether the file was empty. Fails with StoreTooNew and as Database does.
Result<bool> migrate(Database &database);

} // namespace eid
