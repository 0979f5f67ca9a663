#pragma once

#include "tests/sandbox/card/commandapdu.h"
#include "tests/sandbox/card/pivsession.h"
#include "tests/sandbox/card/statusword.h"

namespace eid::sandbox {

/// SP 800-73-4 part 2, 3.2.1.
Outcome verify(const CommandApdu &command, PivSession &session);
/// SP 800-73-4 part 2, 3.2.2.
Outcome changeReferenceData(const CommandApdu &command, PivSession &session);
/// SP 800-73-4 part 2, 3.2.3.
Outcome resetRetryCounter(const CommandApdu &command, PivSession &session);

} // namespace eid::sandbox
