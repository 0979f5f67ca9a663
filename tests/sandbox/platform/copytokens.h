#pragma once

#include "tests/sandbox/platform/route.h"

namespace eid::sandbox {

/// Within a transaction: new tokens of \a grant for the card and certificate of \a request, as the
/// token endpoint answers them. Their generation is the grant's.
Answered issueTokens(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const GrantRecord &grant);

/// SHA-256 of the certificate that the connection has shown (RFC 8705, 3.1).
QByteArray certificateDigestOf(const PlatformRequest &request);

} // namespace eid::sandbox
