#pragma once

#include "tests/sandbox/platform/route.h"

namespace eid::sandbox {

/// Within a transaction: whether \a nonce was given by the platform, is not too old, and was never
/// used; it is then.
Result<bool> takeNonce(
    const PlatformServices &services, PlatformStorage &storage, const QByteArray &nonce);

} // namespace eid::sandbox
