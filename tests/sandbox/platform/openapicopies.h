#pragma once

#include "tests/sandbox/platform/openapirecord.h"
#include "tests/sandbox/platform/platformcase.h"

namespace eid::sandbox {

/// Offers, copies, authentications and losses: what goes right and what is wrong in the request.
void askForCopies(OpenApiRecord &record, PlatformCase &scene);

/// The same where there is nothing to be had, whoever asks.
void askForCopiesInVain(OpenApiRecord &record, PlatformClient &client);

} // namespace eid::sandbox
