#pragma once

#include "tests/sandbox/card/commandapdu.h"
#include "tests/sandbox/card/pivsession.h"
#include "tests/sandbox/card/statusword.h"

namespace eid::sandbox {

/// GENERATE ASYMMETRIC KEY PAIR (SP 800-73-4 part 2, 3.3.2): the old key is gone at once.
Outcome generateKeyPair(const CommandApdu &command, PivSession &session);

} // namespace eid::sandbox
