#pragma once

#include "app/eidctl/commands/pinrequest.h"
#include "app/eidctl/terminal.h"
#include "core/card/cardstate.h"

#include <memory>
#include <optional>

namespace eid::ctl {

/// One run of a PIN command: look at the card, show the tries, ask, do it, and say what is valid
/// now.
class PinDialogue
{
public:
    PinDialogue(const PinCommand &command, PinRequest request, Surroundings &surroundings);

    Outcome run();

private:
    Result<void> findCard();
    Result<void> checkCard() const;
    Result<void> askConsentWhereNeeded();
    Result<void> askConsent(const Error &why);
    Result<void> readEntries();
    Result<void> perform();
    Outcome settle(const Error &interruption);
    Result<PinVerdict> findVerdict(const Error &interruption);
    Result<PinVerdict> settleByTrying(const Error &interruption);
    Outcome outcomeOf(PinVerdict verdict, const Error &interruption);
    void report(std::optional<PinVerdict> verdict);

    [[nodiscard]] const PinStatus &spentStatus() const;
    /// The card of this job, in whichever reader it is now; nullptr if it is gone.
    [[nodiscard]] const CardState *cardNow() const;

    const PinCommand &m_command;
    const PinCommand::Shape m_shape;
    const PinRequest m_request;
    Surroundings &m_surroundings;
    /// Where there is one and the entries are not a script's.
    std::optional<Terminal> m_terminal;

    CardState m_card;
    PinTarget m_target;
    Entries m_entries;
    bool m_wasTried = false; ///< the verdict comes from an attempt with the new entry
};

} // namespace eid::ctl
