#pragma once

#include "core/base/result.h"

#include <QLatin1String>
#include <QString>

namespace eid {

class ColumnCipher;
class Database;
class Secret;
struct CopyKey;

// What happens to the rows of CopyKeys within a transaction of the caller's, or by itself.

inline constexpr QLatin1String refreshTokenColumn("refresh_token");

/// As CopyKeys::add().
Result<void> addCopyKey(Database &database, const CopyKey &key);

/// Seals \a secret into \a column of the row of \a card, or NULL for an empty one. Fails with
/// CopyMissing where there is no such row.
Result<void> sealCopySecret(Database &database, const QString &card, QLatin1String column,
    const Secret &secret, const ColumnCipher &cipher);

} // namespace eid
