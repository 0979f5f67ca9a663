#pragma once

#include "app/eidctl/command.h"

#include <QString>
#include <QStringList>

namespace eid::ctl {

using Commands = std::vector<std::unique_ptr<Command>>;

/// "eidctl 0.1.0".
QString versionText();
/// What eidctl can do; with \a group ("pin"), the commands of that group alone.
QString overviewHelp(const Commands &commands, const QString &group = {});
/// How one command is called.
QString commandHelp(const CommandDescription &command);

} // namespace eid::ctl
