#pragma once

#include "core/base/result.h"
#include "core/platform/inifile.h"

#include <QByteArrayList>
#include <QString>

#include <optional>

namespace eid {

// What an administrator lays down for all users of a computer, and where.

/// The folder in which the tool's own for all users lies: /etc or %ProgramData%, as the system says
/// it, for a user may set variables of the environment.
QString machineFolder();

/// Whether none but an administrator can have made the file \a path. On Windows every user may make
/// files and folders in machineFolder(); to whom they belong tells.
bool isByAdministrator(const QString &path);

/// Where policies for the tool are, for readPolicy(); empty where the system has no such thing.
QString policyPlace();

/// The values of the policy at \a place, whose names are \a keys; relative paths begin in \a
/// folder. Nothing where there is none or it is empty. Fails with InvalidArgument, and "policy" and
/// the name in the detail, for a name that is not among them, and for a value of another type than
/// loadPlatformSettings() says, with a NUL inside, or of more than 64 KiB.
Result<std::optional<IniFile>> readPolicy(
    const QString &place, const QDir &folder, const QByteArrayList &keys);

} // namespace eid
