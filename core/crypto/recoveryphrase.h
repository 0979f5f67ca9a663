#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"

namespace eid {

// The second way to a data key, for when the card is gone: a phrase that the tool makes and the
// holder writes down. 130 random bits and 10 bits of their SHA-256, as 28 characters of Crockford's
// base32 (no I, L, O, U) in 7 groups of 4: "7Q4N-0VZ2-…".

/// A new phrase in ASCII, with its hyphens.
Result<Secret> makeRecoveryPhrase();

/// Whether \a entry can be a phrase: its characters, their number and the check at its end. Lower
/// case, O for 0, I and L for 1, and other or no hyphens and spaces are forgiven. Costs nothing, so
/// that a slip of the pen is told at once. Fails with RecoveryPhraseWrong.
Result<void> checkRecoveryPhrase(const Secret &entry);

/// \a dataKey so that only who has \a phrase gets it back: AES-256-GCM under a key that scrypt
/// (RFC 7914; N=2^16, r=8, p=1) derives from the phrase and a random salt. Takes 64 MiB and some
/// tenths of a second: not for a thread that paints. Fails as checkRecoveryPhrase() does, with
/// InvalidArgument for another size than dataKeySize.
Result<Bytes> wrapKeyByPhrase(const Secret &dataKey, const Secret &phrase);

/// The data key in \a wrapped. As long as wrapKeyByPhrase() takes. Fails with RecoveryPhraseWrong,
/// and with CopyLocked where \a wrapped cannot be what wrapKeyByPhrase() made.
Result<Secret> unwrapKeyByPhrase(ByteView wrapped, const Secret &phrase);

} // namespace eid
