#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/platform/platformcard.h"

namespace eid {

/// The body of an answer to GET /v1/card (resources/platform/openapi.yaml). Members that are not
/// known, and credentials of slots that are not, are passed over; everything else is as described,
/// or PlatformMalformedAnswer.
Result<PlatformCard> platformCardIn(ByteView body);

/// The body of an answer to POST /v1/card/administrator-authentication: \a size octets. Else
/// PlatformMalformedAnswer.
Result<Bytes> challengeAnswerIn(ByteView body, std::size_t size);

} // namespace eid
