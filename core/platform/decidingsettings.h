#pragma once

#include "core/base/result.h"
#include "core/platform/inifile.h"

#include <optional>

namespace eid {

struct PlatformSettingsFiles;

/// What decides of \a files: the policy, else the administrator's file, else the user's. Nothing:
/// there is none of them. Fails as IniFile::read() and readPolicy() do, and with InvalidArgument
/// for a file that is an administrator's only in name.
Result<std::optional<IniFile>> decidingSettings(const PlatformSettingsFiles &files);

/// The user's, whether it decides or not.
Result<IniFile> userSettings(const PlatformSettingsFiles &files);

} // namespace eid
