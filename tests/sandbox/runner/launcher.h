#pragma once

#include "tests/sandbox/runner/options.h"

namespace eid::sandbox {

/// The status with which the process ends when the sandbox itself fails.
inline constexpr int sandboxFailed = 125;

/// Starts a sandbox, and in it what \a options asks for: the command, or a stay until Ctrl-C.
/// Returns the process's exit status.
int launch(const Options &options);

} // namespace eid::sandbox
