#pragma once

#include "core/base/error.h"
#include "core/platform/httpanswer.h"

#include <QString>

namespace eid {

/// The error that \a answer, of a status of 3xx to 5xx, stands for: PlatformBusy for 429 and 503,
/// PlatformFailure for another 5xx, PlatformRefused for another 4xx, PlatformMalformedAnswer for
/// the rest. Its detail is "HTTP 403" and, where the body is problem details (RFC 9457), their
/// type.
Error errorOf(const HttpAnswer &answer);

/// The problem type that the platform gave for \a error: "urn:eid:problem:channel-binding". Empty
/// if it gave none, or none that is a short URI.
QString problemTypeOf(const Error &error);

} // namespace eid
