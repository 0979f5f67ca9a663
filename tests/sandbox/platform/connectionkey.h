#pragma once

#include "core/crypto/publickeyhandle.h"

#include <QJsonObject>

#include <openssl/ssl.h>

#include <optional>

namespace eid::sandbox {

/// The key of the certificate that the other side of \a ssl has shown, as TLS has read it: to read
/// it once more costs several times what a signature does. Nothing where it is none of the profile.
std::optional<PublicKeyHandle> keyOfConnection(const SSL *ssl);

/// Whether \a jwk is \a key as jwkOf() writes it.
bool isJwkOf(const QJsonObject &jwk, const PublicKeyHandle &key);

} // namespace eid::sandbox
