#pragma once

#include "core/platform/curllibrary.h"
#include "core/platform/proxyroute.h"

namespace eid {

/// Has \a easy go by \a route, whatever the environment says. False: curl has no room.
[[nodiscard]] bool useRoute(const CurlLibrary &curl, CURL *easy, const ProxyRoute &route);

} // namespace eid
