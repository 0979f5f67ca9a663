#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace eid::sandbox {

/// Sends one verb to the sandbox whose control channel is at \a path and returns what it says.
/// Blocks until it is done. Fails with InvalidArgument and the sandbox's own words, or with
/// Internal when nobody is there.
Result<QString> sendControl(const QString &path, const QStringList &words);

} // namespace eid::sandbox
