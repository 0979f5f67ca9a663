#include "core/platform/decidingsettings.h"

#include "core/platform/machinesettings.h"
#include "core/platform/platformsettings.h"

#include <QFileInfo>

namespace eid {

namespace {

QByteArrayList keys()
{
    return {"address", "roots", "pins", "allowTls12", "revocation", "proxy", "proxyUser",
        "proxyPasswordFile", "authenticationLabel", "signatureLabel"};
}

Result<IniFile> fileAt(const QString &path)
{
    return IniFile::read(path, QStringLiteral("platform"), keys());
}

} // namespace

Result<std::optional<IniFile>> decidingSettings(const PlatformSettingsFiles &files)
{
    const auto some = [](IniFile &&file) { return std::optional(std::move(file)); };
    const QFileInfo system(files.system);
    if (!files.policy.isEmpty()) {
        auto policy = readPolicy(files.policy, system.absoluteDir(), keys());
        if (!policy || *policy)
            return policy;
    }
    if (system.exists()) {
        if (files.isSystemChecked && !isByAdministrator(files.system))
            return failure(ErrorCode::InvalidArgument,
                QStringLiteral("%1: its owner is no administrator").arg(system.fileName()));
        return fileAt(files.system).map(some);
    }
    if (QFileInfo::exists(files.user))
        return fileAt(files.user).map(some);
    return std::optional<IniFile>();
}

Result<IniFile> userSettings(const PlatformSettingsFiles &files)
{
    return fileAt(files.user);
}

} // namespace eid
