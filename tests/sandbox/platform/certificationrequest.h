#pragma once

#include "tests/sandbox/demo/opensslhandles.h"
#include "tests/sandbox/platform/problem.h"

#include <QByteArray>

#include <openssl/ssl.h>

namespace eid::sandbox {

/// Checks a PKCS#10 request (RFC 2986) in base64 for the successor of \a previous, and returns its
/// public key: signed with its own key; EC P-256, P-384 or RSA of 2048 to 4096 bits; subject and
/// subject alternative name as in \a previous (RFC 7030, 4.2.2); challengePassword the base64 of
/// the channel binding of \a ssl (3.5).
tl::expected<KeyHandle, Problem> checkRequest(
    const QByteArray &base64, const X509 *previous, const SSL *ssl);

} // namespace eid::sandbox
