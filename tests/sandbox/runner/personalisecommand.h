#pragma once

#include "tests/sandbox/runner/options.h"

namespace eid::sandbox {

/// Personalises the card that \a options names and makes it known to the sandbox's platform. Says
/// on the terminal what came of it. Returns the process's exit status. Needs a QCoreApplication.
int personaliseCard(const Options &options);

} // namespace eid::sandbox
