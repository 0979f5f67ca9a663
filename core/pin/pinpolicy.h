#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/card/cardtypes.h"

#include <optional>

namespace eid {

/// What is checked of an entry before anything is sent to a card. Pure; any thread.

/// Alphabet and length of an entry for \a rules: PinAlphabet, PinTooShort, PinTooLong, or nothing.
/// An entry that fails here is never sent, so that it costs no try.
std::optional<ErrorCode> checkEntry(const Secret &entry, const PinRules &rules);

/// Whether \a newPin is fit to become the PIN. Beyond checkEntry(): PinSameAsOld (\a oldPin may be
/// empty when it is not known, as in unblocking), PinRun (all digits go up or down by one),
/// PinRepeat (a group of one to three digits repeats through the PIN: 111111, 121212, 123123),
/// PinBirthDate (YYMMDD, YYYYMMDD, DDMMYY, DDMMYYYY, MMDDYY, MMDDYYYY of \a holder's birth date),
/// PinIdNumber (six or more digits in a row of the ID number).
std::optional<ErrorCode> checkNewPin(const Secret &newPin, const Secret &oldPin,
    const PinRules &rules, const std::optional<Holder> &holder);

} // namespace eid
