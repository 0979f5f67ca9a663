#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QList>

namespace eid {

/// The certificates of an EST answer's body: base64 of a certs-only CMS (RFC 8951, 3; RFC
/// 7030, 4.1.3). Fails with PlatformMalformedAnswer.
Result<QList<Certificate>> certificatesInEstBody(ByteView body);

/// The CsrAttrs of an EST answer's body: base64 of a DER SEQUENCE (RFC 7030, 4.5.2; RFC 8951, 3),
/// empty for an empty body. Fails with PlatformMalformedAnswer.
Result<Bytes> attributesInEstBody(ByteView body);

} // namespace eid
