#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace eid {

// The file of the records as the file system sees it.

/// Where the records of this user are unless somebody says otherwise:
/// $XDG_DATA_HOME/eid-maintenance/records.sqlite (on Windows below the local application data).
QString defaultStorePath();

/// Makes the folder of \a path (0700) and the file (0600) where they are missing, and takes the
/// file from everybody else where they could read it. On Windows there is nothing to take: the
/// user's profile is closed to everybody but its user and the administrators. Fails with
/// StoreUnavailable or StoreFull.
Result<void> prepareStoreFile(const QString &path);

/// Renames \a path and what SQLite keeps beside it to a name with \a time, which no other file
/// has. Returns that name without the folder. Fails with StoreUnavailable.
Result<QString> setStoreFileAside(const QString &path, const QDateTime &time);

/// The name, without the folder, of the file that was set aside last; nothing if none was.
std::optional<QString> lastSetAside(const QString &path);

} // namespace eid
