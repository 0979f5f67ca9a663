#pragma once

#include "tests/sandbox/card/commandapdu.h"
#include "tests/sandbox/card/pivsession.h"
#include "tests/sandbox/card/statusword.h"

namespace eid::sandbox {

/// GENERAL AUTHENTICATE (SP 800-73-4 part 2, 3.2.4): of the administrator with 9B (external and
/// mutual), signing and key establishment with the others.
Outcome generalAuthenticate(const CommandApdu &command, PivSession &session);

} // namespace eid::sandbox
