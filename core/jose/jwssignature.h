#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/publickeyhandle.h"
#include "core/jose/jws.h"

namespace eid {

// Signatures as JOSE has them (RFC 7518, 3.4 and 3.5): for EC r and s, each as long as the order;
// for RSA RSASSA-PSS with a salt as long as the hash. For the files of this room.

/// Whether \a signature was made over \a text by \a key.
bool holds(const PublicKeyHandle &key, ByteView text, ByteView signature);

/// A signature over \a text. Fails with Internal.
Result<Bytes> signatureOver(ByteView text, const SigningKey &key);

} // namespace eid
