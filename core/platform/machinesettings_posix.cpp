#include "core/platform/machinesettings.h"

namespace eid {

QString machineFolder()
{
    return QStringLiteral("/etc");
}

bool isByAdministrator(const QString & /*path*/)
{
    return true; // nobody else may write to /etc
}

QString policyPlace()
{
    return {};
}

Result<std::optional<IniFile>> readPolicy(
    const QString & /*place*/, const QDir & /*folder*/, const QByteArrayList & /*keys*/)
{
    return std::optional<IniFile>();
}

} // namespace eid
