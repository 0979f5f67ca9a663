#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/card/cardtypes.h"
#include "core/smartcard/apdu.h"

#include <cstdint>
#include <optional>

namespace eid {

// PIN and PUK on PIV: SP 800-73-4 part 2, 2.4.3 and 3.2.1 to 3.2.3.

/// 80 for the PIN of the application, 81 for the PUK.
std::uint8_t keyReference(PinRole role);

/// VERIFY without data: asks for the counter and spends nothing.
CommandApdu askTriesCommand();
/// VERIFY with P1=FF: makes the PIN unverified (since SP 800-73-4).
CommandApdu logOutCommand();

// Each entry is 1 to 8 octets; it is padded with FF to 8.
CommandApdu verifyCommand(const Secret &pin);
CommandApdu changeCommand(PinRole role, const Secret &oldEntry, const Secret &newEntry);
CommandApdu unblockCommand(const Secret &puk, const Secret &newPin);

/// The tries left that \a status of VERIFY without data tells of; nothing where it does not, which
/// includes 9000 (the PIN is verified) and whatever a card answers that does not know the question.
std::optional<int> triesOf(StatusWord status);

/// Whether \a status tells how a command ended that had an entry in it: right, wrong, blocked, or
/// of a kind that the card does not know and so has not begun. Everything else leaves it in doubt,
/// since a PIN must not be called valid that is not.
bool tellsEnd(StatusWord status);

/// What \a status, other than 9000, means to an entry of \a role: wrong with the tries left (63CX;
/// 6300 does not tell), blocked (63C0, 6983, 6984), or what errorOf() makes of it.
Error pinError(StatusWord status, PinRole role);

} // namespace eid
