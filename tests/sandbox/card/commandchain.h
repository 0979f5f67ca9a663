#pragma once

#include "tests/sandbox/card/commandapdu.h"
#include "tests/sandbox/card/statusword.h"

#include <optional>

namespace eid::sandbox {

/// Joins the parts of a chained command (ISO/IEC 7816-4, 5.3.3). A command that does not continue
/// the chain ends it, and is a command of its own: a host that came back must not find a card that
/// waits for its predecessor.
class CommandChain
{
public:
    /// \a supported: the card does chaining at all.
    explicit CommandChain(bool supported)
        : m_supported(supported)
    { }

    /// Takes \a command. Nothing: it is complete, with the data of all its parts, and can run.
    /// Otherwise the answer to this part.
    std::optional<Outcome> join(CommandApdu &command);
    void clear() { m_begun.reset(); }

private:
    bool m_supported = false;
    std::optional<CommandApdu> m_begun;
};

} // namespace eid::sandbox
