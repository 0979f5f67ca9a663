#pragma once

#include "tests/sandbox/card/commandapdu.h"
#include "tests/sandbox/card/pivsession.h"
#include "tests/sandbox/card/statusword.h"

// Yubico's extensions to PIV, on cards whose profile has them.

namespace eid::sandbox {

Outcome getMetadata(const CommandApdu &command, PivSession &session);
Outcome getSerial(const CommandApdu &command, PivSession &session);
Outcome getVersion(const CommandApdu &command, PivSession &session);
Outcome setManagementKey(const CommandApdu &command, PivSession &session);
/// Back to a new card, once PIN and PUK are both blocked.
Outcome resetApplication(const CommandApdu &command, PivSession &session);

} // namespace eid::sandbox
