#pragma once

#include "tests/sandbox/backoffice/samplecase.h"
#include "tests/sandbox/platform/openapirecord.h"

namespace eid::sandbox {

/// What goes right with samples, and what is wrong in the request.
void askForFaces(OpenApiRecord &record, SampleCase &scene);

/// Each of the routes once, over a connection or at a time for which they do nothing.
void askForFacesInVain(OpenApiRecord &record, PlatformClient &client);

} // namespace eid::sandbox
