#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/crypto/keyagreement.h"

namespace eid {

/// Octets of a data key, which is an AES-256 key.
inline constexpr std::size_t dataKeySize = 32;

/// A new random data key.
Result<Secret> makeDataKey();

/// \a dataKey so that only the holder of the private half of \a publicKey gets it back: HPKE
/// (sealHpke()) behind one octet that says so. Another result each time. Fails as sealHpke() does,
/// InvalidArgument for another size of \a dataKey.
Result<Bytes> wrapKey(const Secret &dataKey, ByteView publicKey);

/// The data key in \a wrapped, by one operation of whoever holds the private half of \a publicKey
/// (agreementOn() for a card). Fails as \a agree does, with CopyLocked where \a wrapped is for
/// another key, was changed or is cut short. What is not whole costs no operation, so no PIN.
Result<Secret> unwrapKey(ByteView wrapped, ByteView publicKey, const KeyAgreement &agree);

} // namespace eid
