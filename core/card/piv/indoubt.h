#pragma once

#include "core/smartcard/apdu.h"

namespace eid {

/// Whether \a status leaves open what the command has done: the memory was changed and then
/// something failed, or no diagnosis at all (ISO/IEC 7816-4, table 5, 65XX and 6F00).
inline bool isInDoubt(StatusWord status)
{
    return status.sw1() == 0x65 || status.sw1() == 0x6F;
}

} // namespace eid
