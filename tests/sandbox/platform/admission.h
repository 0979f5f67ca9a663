#pragma once

#include "tests/sandbox/platform/route.h"

namespace eid::sandbox {

/// Lets \a request in where \a access says so, and names its peer where the connection has one
/// that has to be known. \a whileHeld: a card that is frozen or reported lost is let in as well.
/// What is overdue of a loss that was reported is done first.
Answered admit(const PlatformServices &services, PlatformStorage &storage, Access access,
    bool whileHeld, PlatformRequest &request);

} // namespace eid::sandbox
