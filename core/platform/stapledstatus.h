#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"

#include <openssl/x509.h>

#include <optional>

namespace eid {

/// Why a server with the verified \a chain is not to be talked to, by the OCSP answer \a staple
/// that it sent along (RFC 6066, 8; RFC 6960); empty for none, which is taken unless its
/// certificate promises one (RFC 7633). TlsServerRevoked for a revoked certificate,
/// TlsServerUntrusted for an answer that does not hold. Asks nobody.
std::optional<Error> refusalByStaple(ByteView staple, STACK_OF(X509) & chain);

} // namespace eid
