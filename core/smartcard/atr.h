#pragma once

#include "core/base/bytes.h"

namespace eid {

/// What the tool wants to know of an answer to reset (ISO/IEC 7816-3, 8; 7816-4, 12.1.1).
/// Hostile or truncated octets give the cautious answer, never an error.
struct AtrCapabilities
{
    bool commandChaining = false; ///< third software function table, bit 8
    bool extendedLength = false; ///< third software function table, bit 7
};

AtrCapabilities parseAtr(ByteView atr);

} // namespace eid
