#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace eid {

// What keeps the key of the records from whoever comes by their file alone. On Windows that is
// DPAPI (CryptProtectData), with a key that the system keeps for this user on this computer, for
// there files are copied with the profile and read by every administrator. Elsewhere the file's own
// permissions (0600) are all there is, and what is sealed is as it was.

/// Fails with StoreUnavailable.
Result<QByteArray> sealForUser(const QByteArray &plaintext);

/// Fails with StoreDamaged for what was sealed elsewhere, by another user, or was changed since,
/// and with StoreUnavailable where the system cannot open it just now.
Result<QByteArray> openForUser(const QByteArray &sealed);

} // namespace eid
