#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/crypto/columncipher.h"
#include "core/store/copykeys.h"

namespace eid {

struct CopyTools;

/// The data key of one card's copies, opened.
struct OpenVault
{
    CopyKey key; ///< as the records have it, or will
    ColumnCipher cipher;
    bool isNew = false; ///< the records have none yet: OnlineCopies::keep() or CopyKeys::add() it
};

/// Opens the data key of the card of \a tools by its key management key: one operation of the card
/// after the PIN. Fails with CopyMissing where there is none, with CopyLocked where the card does
/// not open it, and as the card does.
Result<OpenVault> openVault(const CopyTools &tools);

/// The same, or makes a new data key where there is none, and makes sure that the card opens it.
/// Fails with CertificateMissing where the card says nothing of a key management key, with
/// CardUnsupported for one that cannot agree (RSA).
Result<OpenVault> openOrMakeVault(const CopyTools &tools);

/// Opens the data key of the card of \a tools by its recovery phrase, and has the key management
/// key that the card has now open it from then on, as openOrMakeVault() does with a new one. Fails
/// with CopyMissing where there is none or no phrase, with RecoveryPhraseWrong, and as that does.
Result<void> restoreVault(const CopyTools &tools, const Secret &phrase);

} // namespace eid
