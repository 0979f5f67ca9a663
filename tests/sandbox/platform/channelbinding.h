#pragma once

#include "core/base/bytes.h"

#include <openssl/ssl.h>

namespace eid::sandbox {

/// What ties a message to the connection \a ssl: under TLS 1.3 tls-exporter (RFC 9266, 32 octets),
/// below it tls-unique (RFC 5929, 3). Empty where OpenSSL fails.
Bytes channelBinding(const SSL *ssl);

} // namespace eid::sandbox
