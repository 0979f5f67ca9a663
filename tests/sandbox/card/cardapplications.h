#pragma once

#include "tests/sandbox/card/commandapdu.h"
#include "tests/sandbox/card/pivsession.h"
#include "tests/sandbox/card/statusword.h"

namespace eid::sandbox {

/// The applications on the card: PIV and, as on every multi-application card, a card manager, which
/// is the one selected after a reset. Runs whole commands on the one that is selected.
class CardApplications
{
public:
    explicit CardApplications(CardMemory &memory)
        : m_session{memory, {}}
    { }

    /// \a command: joined, with its class octet 00.
    Outcome run(const CommandApdu &command);
    /// Forgets everything but the card's memory.
    void reset();
    /// Forgets what was proved, and stays selected.
    void dropSecurityStatus() { m_session.status = {}; }

    [[nodiscard]] const SecurityStatus &status() const { return m_session.status; }

private:
    enum class Application { Manager, Piv };

    Outcome select(const CommandApdu &command);
    Outcome runPiv(const CommandApdu &command);
    Outcome runVendor(const CommandApdu &command);

    PivSession m_session;
    Application m_selected = Application::Manager;
};

} // namespace eid::sandbox
