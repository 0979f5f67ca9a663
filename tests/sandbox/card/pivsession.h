#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/card/cardmemory.h"

namespace eid::sandbox {

/// What the application knows until the power goes or another application is selected.
struct SecurityStatus
{
    bool pinVerified = false;
    bool pinJustVerified = false; ///< by the command right before this one
    bool adminAuthenticated = false;
    Bytes challenge; ///< given out, to come back encrypted under 9B
    Bytes witness; ///< given out encrypted under 9B, to come back in the clear
};

/// What a command of the PIV application works on.
struct PivSession
{
    CardMemory &memory;
    SecurityStatus status;
};

} // namespace eid::sandbox
