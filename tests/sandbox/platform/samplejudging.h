#pragma once

#include "tests/sandbox/platform/route.h"

namespace eid::sandbox {

/// What became of a complete upload: checks its signature and has the back office judge it, unless
/// that was done already, and keeps the result. 200 with the result, or with "judging" where the
/// back office has not come to it.
Answered judgedAnswer(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const UploadRecord &upload);

} // namespace eid::sandbox
