#pragma once

#include "tests/sandbox/runner/options.h"

namespace eid::sandbox {

/// What "eid-sandbox personalise …" was asked to do. Fails with InvalidArgument; the detail is for
/// the user.
Result<Options> parsePersonalise(const QStringList &arguments);

} // namespace eid::sandbox
