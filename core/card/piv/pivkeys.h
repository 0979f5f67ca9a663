#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/card/administrator.h"
#include "core/card/cardtypes.h"
#include "core/crypto/keyalgorithm.h"
#include "core/smartcard/apdu.h"

#include <optional>
#include <span>

namespace eid {

// Keys on PIV: GENERAL AUTHENTICATE, GENERATE ASYMMETRIC KEY PAIR and PUT DATA (SP 800-73-4 part 2,
// 3.2.4, 3.3.1, 3.3.2), and what the card answers to them. The algorithms are those of SP 800-78-4,
// table 6-2.

/// In the order in which a card that does not name its own is asked for them.
std::span<const AdministratorAlgorithm> administratorAlgorithms();

CommandApdu generateCommand(KeySlot slot, KeyAlgorithm algorithm);
/// \a input is as long as signedSize() says.
CommandApdu signCommand(KeySlot slot, KeyAlgorithm algorithm, ByteView input);
/// Elliptic curve Diffie-Hellman with \a peerPoint, 04 with both coordinates at their full length
/// (part 2, A.4).
CommandApdu agreeCommand(KeySlot slot, KeyAlgorithm algorithm, ByteView peerPoint);
/// Asks the card for a challenge to whoever holds 9B (external authentication).
CommandApdu challengeCommand(AdministratorAlgorithm algorithm);
CommandApdu responseCommand(AdministratorAlgorithm algorithm, ByteView response);
/// Replaces the certificate object of \a slot: 70 certificate, 71 not compressed, FE (part 1,
/// table 10). Fails with CardDataTooLarge where a command does not hold it.
Result<CommandApdu> putCertificateCommand(KeySlot slot, ByteView der);
/// GET METADATA (INS F7, a Yubico extension).
CommandApdu keyMetadataCommand(KeySlot slot);
CommandApdu administratorMetadataCommand();

// Each answer is that of a success, and fails with CardMalformedData if it is not exactly what the
// clause says.

/// SubjectPublicKeyInfo (DER) out of 7F49.
Result<Bytes> parseGeneratedKey(KeyAlgorithm algorithm, ByteView response);
/// The signature, of which the shape alone is checked.
Result<Bytes> parseSignature(KeyAlgorithm algorithm, ByteView response);
/// The x coordinate of the common point, as long as the curve's field.
Result<Secret> parseAgreement(KeyAlgorithm algorithm, ByteView response);
Result<Bytes> parseChallenge(AdministratorAlgorithm algorithm, ByteView response);

// Another maker's F7 may be anything: what does not make sense is no answer.

/// SubjectPublicKeyInfo (DER) out of 01 algorithm and 04 public key.
std::optional<Bytes> parseKeyMetadata(ByteView response);
std::optional<AdministratorAlgorithm> parseAdministratorMetadata(ByteView response);

} // namespace eid
