#pragma once

#include "core/base/bytes.h"

namespace eid::sandbox {

/// Whether \a command asks for what names the card: the CHUID, or Yubico's serial number.
bool asksForSerial(ByteView command);

/// Makes the serial number in \a response, the beginning of the answer to such a command, another.
/// Leaves alone what holds none. True when one was found.
bool swapSerial(Bytes &response);

} // namespace eid::sandbox
