#pragma once

#include "core/base/error.h"
#include "core/smartcard/pcscapi.h"

namespace eid {

/// The error that a PC/SC return code other than SCARD_S_SUCCESS stands for; the code is in the
/// detail as eight hexadecimal digits. Every SCARD_E_, SCARD_F_, SCARD_W_ code has its own place.
Error errorOfScard(LONG code);

/// The one place where a PC/SC return code becomes a Result.
[[nodiscard]] Result<void> checkScard(LONG code);

} // namespace eid
