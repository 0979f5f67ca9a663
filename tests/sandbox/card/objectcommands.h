#pragma once

#include "tests/sandbox/card/commandapdu.h"
#include "tests/sandbox/card/pivsession.h"
#include "tests/sandbox/card/statusword.h"

namespace eid::sandbox {

/// SP 800-73-4 part 2, 3.1.2.
Outcome getData(const CommandApdu &command, PivSession &session);
/// SP 800-73-4 part 2, 3.3.1.
Outcome putData(const CommandApdu &command, PivSession &session);

/// Puts \a content under \a tag, if there is room.
Outcome storeObject(CardMemory &memory, std::uint32_t tag, ByteView content);

} // namespace eid::sandbox
