#pragma once

#include "tests/sandbox/demo/opensslhandles.h"

#include <QString>

namespace eid::sandbox {

/// The P-256 key in \a path (PKCS#8, PEM), readable by its owner alone; made there where there is
/// none. Null where that fails.
KeyHandle readOrMakeKey(const QString &path);

} // namespace eid::sandbox
