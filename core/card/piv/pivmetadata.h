#pragma once

#include "core/base/bytes.h"
#include "core/card/cardtypes.h"

#include <optional>

namespace eid {

/// Reads what GET METADATA (INS F7, a Yubico extension) answers for the PIN or PUK: 01 with FF (no
/// key but a PIN), 05 whether it is the one it was issued with, 06 tries at most and tries left.
/// Nothing unless it is well-formed and tells the tries: another maker's F7 may be anything.
std::optional<PinStatus> parsePinMetadata(ByteView response);

} // namespace eid
